package org.steelyard.assessment.export;

import org.jspecify.annotations.Nullable;
import org.steelyard.assessment.score.NotApplicable;
import org.steelyard.contracts.ExclusionGround;
import org.steelyard.contracts.Grade;
import org.steelyard.contracts.ReviewStage;
import org.steelyard.contracts.Role;
import org.steelyard.contracts.UnitKind;
import org.steelyard.contracts.VetoGround;

/** What the year's papers call things; they are Chinese, whoever asks for them. */
final class SheetWords {

    private SheetWords() {}

    static String of(@Nullable Grade grade) {
        return switch (grade) {
            case null -> "—";
            case EXCELLENT -> "优秀";
            case GOOD -> "良好";
            case QUALIFIED -> "合格";
            case UNQUALIFIED -> "不合格";
        };
    }

    static String of(UnitKind kind) {
        return switch (kind) {
            case COUNTY -> "县";
            case STATION -> "服务站";
            case POINT -> "服务点";
        };
    }

    static String of(NotApplicable reason) {
        return switch (reason) {
            case NOTHING_TO_COUNT -> "没有可计的事项";
            case NO_INSPECTION -> "近 12 个月没有检查";
            case NOTHING_DUE_YET -> "还没到应做的时候";
            case NO_POINT_SCORED -> "所属点都没有得分";
        };
    }

    static String of(VetoGround ground) {
        return switch (ground) {
            case FALSIFIED_RECORDS -> "台账或回访造假";
            case INCIDENT_HIDDEN -> "隐瞒重大事件";
            case REPORTER_IDENTITY_LEAKED -> "泄露举报人身份";
            case FEES_OR_BENEFITS -> "收费或收受好处";
            case REFUSAL_MASS_INCIDENT -> "推诿引发群体事件";
        };
    }

    static String of(ExclusionGround ground) {
        return switch (ground) {
            case DUPLICATE -> "重复登记";
            case NO_CONSUMER_DISPUTE -> "不是消费争议";
            case OUTSIDE_AREA -> "不在辖区";
            case MALICIOUS -> "恶意投诉";
            case FORCE_MAJEURE -> "不可抗力";
            case OTHER -> "其他";
        };
    }

    static String of(ReviewStage stage) {
        return switch (stage) {
            case HALF_YEAR -> "半年检查";
            case STATION -> "站评议";
            case OFFICE -> "所评议";
            case JOINT -> "联合评审";
            case VETO -> "一票否决审查";
        };
    }

    static String of(Role role) {
        return switch (role) {
            case POINT_OFFICER -> "服务点";
            case STATION_OFFICER -> "服务站";
            case OFFICE_OFFICER -> "主管所（部门）";
            case COUNTY_REGULATOR -> "县级市场监管";
            case GOVERNANCE_OFFICE -> "综治办";
            case AUDITOR -> "审计员";
            case OPERATOR -> "运维员";
            case IMPORTER -> "历史资料录入员";
            case SYSTEM -> "系统";
        };
    }
}
