//! What numbers of the running text count, named by the cells of the form that could say the same.

use serde::Deserialize;

/// What a number counts, as far as a cell of the form could say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 收到…申请.
    Received,
    /// 上年结转.
    CarriedIn,
    /// 办结, 答复.
    Settled,
    /// 办理, 处理: settled, or all there was to settle.
    Handled,
    /// 结转下年度.
    CarriedOut,
    /// 结转: it is not said from which year to which.
    Carried,
    /// 予以公开.
    Granted,
    /// 部分公开.
    PartlyGranted,
    /// 收到的全部予以公开: nothing was refused in any way.
    AllGranted,
    /// 均为部分公开: nothing else became of any.
    AllPartlyGranted,
    /// 均不予公开.
    AllDenied,
    /// 均无法提供.
    AllUnavailable,
    /// 均不予处理.
    AllNotProcessed,
    /// 予以公开及部分公开.
    GrantedAtAll,
    /// 不予公开.
    Denied,
    /// 无法提供.
    Unavailable,
    /// 不予处理.
    NotProcessed,
    /// 其他处理.
    OtherHandling,
    /// 应办, 新收加结转: all there was to settle.
    AtHand,
    /// 不予公开: 国家秘密.
    DeniedSecret,
    /// 不予公开: 法律行政法规禁止.
    DeniedByLaw,
    /// 不予公开: 三安全一稳定.
    DeniedSafety,
    /// 不予公开: 第三方合法权益.
    DeniedThirdParty,
    /// 不予公开: 内部事务.
    DeniedInternal,
    /// 不予公开: 过程性信息.
    DeniedProcess,
    /// 不予公开: 行政执法案卷.
    DeniedFile,
    /// 不予公开: 行政查询事项.
    DeniedInquiry,
    /// 无法提供: 不掌握.
    NotHeld,
    /// 无法提供: 另行制作.
    NeedsCreation,
    /// 无法提供: 补正后仍不明确.
    StillUnclear,
    /// 不予处理: 信访举报投诉.
    Petitions,
    /// 不予处理: 重复申请.
    Repeated,
    /// 不予处理: 公开出版物.
    Publications,
    /// 不予处理: 大量反复申请.
    Excessive,
    /// 不予处理: 确认或重新出具.
    Reconfirm,
    /// 其他处理: 逾期不补正.
    Overdue,
    /// 其他处理: 逾期未缴费.
    Unpaid,
    /// 自然人.
    NaturalPersons,
    /// 法人或其他组织.
    Organisations,
    /// 企业, beside persons: 商业企业, or all that are no persons.
    Firms,
    /// 商业企业.
    Businesses,
    /// 科研机构.
    ResearchBodies,
    /// 社会公益组织.
    SocialBodies,
    /// 法律服务机构.
    LegalServices,
    /// 其他, behind the four bodies that have columns of their own.
    OtherBodies,
    /// 行政复议.
    Reconsiderations,
    /// 行政复议: 维持.
    ReconsiderationsUpheld,
    /// 行政复议: 纠正.
    ReconsiderationsCorrected,
    /// 行政复议: 其他结果.
    ReconsiderationsOther,
    /// 行政复议: 尚未审结.
    ReconsiderationsPending,
    /// 行政复议: 已审结, whatever the result.
    ReconsiderationsClosed,
    /// 行政诉讼.
    Suits,
    /// 行政诉讼: 维持.
    SuitsUpheld,
    /// 行政诉讼: 纠正.
    SuitsCorrected,
    /// 行政诉讼: 其他结果.
    SuitsOther,
    /// 行政诉讼: 尚未审结.
    SuitsPending,
    /// 行政诉讼: 已审结, whatever the result.
    SuitsClosed,
    /// 未经复议直接起诉.
    DirectSuits,
    /// 复议后起诉.
    SuitsAfterReconsideration,
    /// 未经复议直接起诉: 维持.
    DirectSuitsUpheld,
    /// 未经复议直接起诉: 纠正.
    DirectSuitsCorrected,
    /// 未经复议直接起诉: 其他结果.
    DirectSuitsOther,
    /// 未经复议直接起诉: 尚未审结.
    DirectSuitsPending,
    /// 复议后起诉: 维持.
    LaterSuitsUpheld,
    /// 复议后起诉: 纠正.
    LaterSuitsCorrected,
    /// 复议后起诉: 其他结果.
    LaterSuitsOther,
    /// 复议后起诉: 尚未审结.
    LaterSuitsPending,
    /// 行政复议、行政诉讼 in one number.
    Disputes,
    /// 行政复议、行政诉讼: 维持.
    DisputesUpheld,
    /// 行政复议、行政诉讼: 纠正.
    DisputesCorrected,
    /// 行政复议、行政诉讼: 其他结果.
    DisputesOther,
    /// 行政复议、行政诉讼: 尚未审结.
    DisputesPending,
    /// 行政复议、行政诉讼: 已审结, whatever the result.
    DisputesClosed,
    /// All reconsiderations upheld, none open.
    ReconsiderationsAllUpheld,
    /// All suits upheld, none open.
    SuitsAllUpheld,
    /// No suit lost.
    NoSuitLost,
    /// No reconsideration corrected.
    NoReconsiderationCorrected,
    /// 制发行政规范性文件.
    DocumentsIssued,
    /// 废止行政规范性文件.
    DocumentsRepealed,
    /// 现行有效的行政规范性文件.
    DocumentsInForce,
    /// 对外公开规范性文件总数, 2019 form.
    DocumentsPublished,
    /// 制发规章.
    RegulationsIssued,
    /// 废止规章.
    RegulationsRepealed,
    /// 现行有效的规章.
    RegulationsInForce,
    /// 行政许可决定.
    Licences,
    /// 行政处罚决定.
    Penalties,
    /// 行政强制.
    Coercions,
    /// 收取信息处理费.
    FeesCollected,
    /// 收取行政事业性收费, of whatever kind.
    Charges,
}

impl Subject {
    /// Tells what is counted anew each year, requests, disputes and decisions, from what stays from year to year.
    pub const fn is_of_one_year(self) -> bool {
        matches!(
            self,
            Self::Received
                | Self::Settled
                | Self::Handled
                | Self::AtHand
                | Self::Reconsiderations
                | Self::Suits
                | Self::Disputes
                | Self::Licences
                | Self::Penalties
                | Self::Coercions
        )
    }

    /// Tells what is counted of reconsiderations.
    pub const fn is_of_reconsiderations(self) -> bool {
        matches!(
            self,
            Self::Reconsiderations
                | Self::ReconsiderationsUpheld
                | Self::ReconsiderationsCorrected
                | Self::ReconsiderationsOther
                | Self::ReconsiderationsPending
                | Self::ReconsiderationsClosed
        )
    }

    /// Tells reconsiderations, suits and what became of them from whatever else is counted.
    pub const fn is_of_disputes(self) -> bool {
        let counted = matches!(
            self,
            Self::Reconsiderations | Self::Suits | Self::DirectSuits | Self::SuitsAfterReconsideration | Self::Disputes
        );
        counted || self.is_of_dispute_result()
    }

    /// Tells what became of disputes, in words or in numbers.
    pub const fn is_of_dispute_result(self) -> bool {
        matches!(
            self,
            Self::ReconsiderationsUpheld
                | Self::ReconsiderationsCorrected
                | Self::ReconsiderationsOther
                | Self::ReconsiderationsPending
                | Self::ReconsiderationsClosed
                | Self::ReconsiderationsAllUpheld
                | Self::NoReconsiderationCorrected
                | Self::SuitsUpheld
                | Self::SuitsCorrected
                | Self::SuitsOther
                | Self::SuitsPending
                | Self::SuitsClosed
                | Self::SuitsAllUpheld
                | Self::NoSuitLost
                | Self::DisputesUpheld
                | Self::DisputesCorrected
                | Self::DisputesOther
                | Self::DisputesPending
                | Self::DisputesClosed
        ) || self.is_of_sort_of_suits()
    }

    /// Tells what became of one sort of suits.
    pub const fn is_of_sort_of_suits(self) -> bool {
        matches!(
            self,
            Self::DirectSuitsUpheld
                | Self::DirectSuitsCorrected
                | Self::DirectSuitsOther
                | Self::DirectSuitsPending
                | Self::LaterSuitsUpheld
                | Self::LaterSuitsCorrected
                | Self::LaterSuitsOther
                | Self::LaterSuitsPending
        )
    }

    /// Tells what became of requests, by the groups and rows of table 3, from whatever else is counted.
    pub const fn is_outcome(self) -> bool {
        self.is_row()
            || matches!(
                self,
                Self::Granted
                    | Self::PartlyGranted
                    | Self::GrantedAtAll
                    | Self::Denied
                    | Self::Unavailable
                    | Self::NotProcessed
                    | Self::OtherHandling
            )
    }

    /// Tells a single row of an outcome: why a request was denied, what was lacking.
    pub const fn is_row(self) -> bool {
        matches!(
            self,
            Self::DeniedSecret
                | Self::DeniedByLaw
                | Self::DeniedSafety
                | Self::DeniedThirdParty
                | Self::DeniedInternal
                | Self::DeniedProcess
                | Self::DeniedFile
                | Self::DeniedInquiry
                | Self::NotHeld
                | Self::NeedsCreation
                | Self::StillUnclear
                | Self::Petitions
                | Self::Repeated
                | Self::Publications
                | Self::Excessive
                | Self::Reconfirm
                | Self::Overdue
                | Self::Unpaid
        )
    }

    /// Tells who asked from whatever else is counted.
    pub const fn is_applicant(self) -> bool {
        matches!(
            self,
            Self::NaturalPersons
                | Self::Organisations
                | Self::Firms
                | Self::Businesses
                | Self::ResearchBodies
                | Self::SocialBodies
                | Self::LegalServices
                | Self::OtherBodies
        )
    }
}
