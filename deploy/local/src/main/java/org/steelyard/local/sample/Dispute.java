package org.steelyard.local.sample;

import java.util.List;
import org.steelyard.contracts.Category;

/**
 * What people in the sample quarrel about.
 *
 * @param shop what kind of trader
 * @param content what happened, without a name
 * @param least usual amount, from, in yuan
 * @param most usual amount, to
 */
record Dispute(Category category, String shop, String content, int least, int most, List<String> requests) {

    static final List<Dispute> ALL = List.of(
            new Dispute(Category.FOOD, "食杂店", "购买的饮料已过保质期,要求退货并赔偿", 5, 200, List.of("RETURN", "COMPENSATION")),
            new Dispute(Category.FOOD, "超市", "散装糕点发霉,商家不愿退款", 10, 150, List.of("REFUND")),
            new Dispute(Category.FOOD, "餐馆", "菜品与点单不符且多收费用", 30, 400, List.of("REFUND")),
            new Dispute(Category.GENERAL, "家电店", "洗衣机保修期内多次故障,商家推诿维修", 600, 3_500, List.of("REPAIR", "REPLACE")),
            new Dispute(Category.GENERAL, "手机店", "手机屏幕非人为损坏,要求更换", 900, 4_500, List.of("REPLACE")),
            new Dispute(Category.GENERAL, "服装店", "衣物洗后严重褪色,要求退货", 60, 600, List.of("RETURN")),
            new Dispute(Category.GENERAL, "理发店", "预付卡停业后余额无法退还", 200, 2_000, List.of("REFUND")),
            new Dispute(Category.FARM_INPUTS, "农资店", "水稻种子发芽率明显低于标签", 200, 3_000, List.of("COMPENSATION")),
            new Dispute(Category.FARM_INPUTS, "农资店", "化肥净含量不足,要求补足数量", 100, 1_500, List.of("MAKE_UP_QUANTITY")),
            new Dispute(Category.PRICE, "菜市场", "电子秤短斤缺两", 5, 80, List.of("MAKE_UP_QUANTITY", "REFUND")),
            new Dispute(Category.COUNTERFEIT, "烟酒店", "购买的白酒疑似假冒", 150, 2_400, List.of("REFUND", "COMPENSATION")),
            new Dispute(Category.TELECOM, "营业厅", "未经同意开通收费套餐", 20, 400, List.of("REFUND")),
            new Dispute(Category.ONLINE, "网店", "网购农具与描述不符,拒绝退货", 50, 900, List.of("RETURN")),
            new Dispute(Category.RENOVATION, "装修队", "瓷砖空鼓,要求返工", 800, 4_800, List.of("REDO")));

    /** What is beyond a point: these get a referral. */
    static final List<Dispute> LARGE = List.of(
            new Dispute(Category.GENERAL, "家具店", "定制家具尺寸错误,拒绝重做", 5_000, 18_000, List.of("REDO", "REFUND")),
            new Dispute(Category.FARM_INPUTS, "农资店", "育苗基质导致烟苗大面积死亡", 6_000, 40_000, List.of("COMPENSATION")),
            new Dispute(Category.RENOVATION, "装修公司", "收取定金后长期不开工", 8_000, 36_000, List.of("REFUND")),
            new Dispute(Category.GENERAL, "摩托车行", "电动车电池虚标容量", 5_200, 7_800, List.of("REPLACE", "REFUND")),
            new Dispute(Category.TOURISM, "旅行社", "行程缩水且强制购物", 5_000, 12_000, List.of("REFUND", "COMPENSATION")));
}
