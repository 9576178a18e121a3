package org.steelyard.monitoring;

import static org.steelyard.monitoring.Panel.bars;
import static org.steelyard.monitoring.Panel.number;

import java.util.List;

/** What the regulator asks every morning; no unit and no person is on it, the console shows those. */
final class BusinessBoard {

    private BusinessBoard() {}

    static Board board() {
        return new Board(
                "steelyard-business",
                "公平秤：监管看板 Steelyard for the regulator",
                List.of(
                        bars(
                                "今日受理 Received in a day",
                                "short",
                                "近24小时登记的投诉，按类别。Complaints entered in the last 24 hours, by category.",
                                "sum by (category) (increase(steelyard_complaints_received_total[1d]))",
                                "{{category}}"),
                        bars(
                                "在办投诉 Open complaints",
                                "short",
                                "按时限灯号。By how near the end of their clock is.",
                                "max by (light) (steelyard_complaints_clocks)",
                                "{{light}}"),
                        number(
                                "逾期在办 Overdue",
                                "short",
                                "时限已过仍未办结的投诉。Open complaints whose clock has run out.",
                                "max(steelyard_complaints_clocks{light=\"overdue\"})"),
                        bars(
                                "办理环节 Steps in a day",
                                "short",
                                "近24小时各环节办理量。Steps taken in the last 24 hours.",
                                "sum by (type) (increase(steelyard_complaints_steps_total[1d]))",
                                "{{type}}"),
                        bars(
                                "转办规则触发 Referral rules fired",
                                "short",
                                "近24小时。In the last 24 hours.",
                                "sum by (rule) (increase(steelyard_referral_rules_fired_total[1d]))",
                                "{{rule}}"),
                        number(
                                "签收用时 Time to acknowledge",
                                "s",
                                "近一周平均；时限L2为一个工作日。Mean over a week; limit L2 is one working day.",
                                "sum(rate(steelyard_referral_acknowledgement_seconds_sum[7d]))"
                                        + " / (sum(rate(steelyard_referral_acknowledgement_seconds_count[7d])) > 0)"
                                        + " or vector(0)"),
                        number(
                                "办理中的转办 Referrals under way",
                                "short",
                                "部门时钟在走的转办。Referrals whose office clock runs.",
                                "max(steelyard_referral_clocks_running)"),
                        bars(
                                "部门逾期 Office clocks run out",
                                "short",
                                "近7天。In the last seven days.",
                                "sum by (clock) (increase(steelyard_referral_overdue_total[7d])) or vector(0)",
                                "{{clock}}"),
                        bars(
                                        "预警传达 Warnings to pass on",
                                        "short",
                                        "待传达与超过24小时的。Due, and past the 24 hours of L5.",
                                        "max(steelyard_warnings_open)",
                                        "待传达 due")
                                .and("max(steelyard_warnings_overdue)", "超时 overdue"),
                        bars(
                                "履职记录 Duties recorded",
                                "short",
                                "近7天，按种类。In the last seven days, by kind.",
                                "sum by (kind) (increase(steelyard_duties_recorded_total[7d]))",
                                "{{kind}}"),
                        bars(
                                        "巡查 Inspections",
                                        "short",
                                        "近7天。In the last seven days.",
                                        "sum(increase(steelyard_inspections_recorded_total[7d]))",
                                        "巡查 recorded")
                                .and("sum(increase(steelyard_inspections_fixed_total[7d]))", "整改 fixed"),
                        bars(
                                "培训完成 Training completed",
                                "short",
                                "近7天。In the last seven days.",
                                "sum(increase(steelyard_training_completions_total[7d])) or vector(0)",
                                "完成 completions")));
    }
}
