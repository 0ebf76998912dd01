// The words of printed targets. A new word is a new line here.
#pragma once

#include <string_view>

#include "model/target_grammar.hpp"

namespace salus::target {

template <typename T>
struct Word {
  std::string_view text;
  T meaning;
};

// 以上 以下 以内 include the number, 超过 不满 以外 do not: Civil Code of the PRC, article 1259.
inline constexpr Word<Bound> comparisons[] = {
    {">=", Bound::at_least},
    {"不低于", Bound::at_least},
    {"不少于", Bound::at_least},
    {"不小于", Bound::at_least},
    {"不短于", Bound::at_least},
    {"不得低于", Bound::at_least},
    {"不得少于", Bound::at_least},
    {"最低不少于", Bound::at_least},
    {"大于等于", Bound::at_least},
    {"大于或等于", Bound::at_least},
    {"至少", Bound::at_least},
    {"at least", Bound::at_least},
    {"no less than", Bound::at_least},
    {"not less than", Bound::at_least},
    {"<=", Bound::at_most},
    {"不超过", Bound::at_most},
    {"不高于", Bound::at_most},
    {"不大于", Bound::at_most},
    {"不多于", Bound::at_most},
    {"不长于", Bound::at_most},
    {"不得超过", Bound::at_most},
    {"不得高于", Bound::at_most},
    {"小于等于", Bound::at_most},
    {"小于或等于", Bound::at_most},
    {"至多", Bound::at_most},
    {"最多", Bound::at_most},
    {"at most", Bound::at_most},
    {"no more than", Bound::at_most},
    {"not more than", Bound::at_most},
    {"within", Bound::at_most},
    {">", Bound::above},
    {"超过", Bound::above},
    {"高于", Bound::above},
    {"大于", Bound::above},
    {"多于", Bound::above},
    {"more than", Bound::above},
    {"greater than", Bound::above},
    {"above", Bound::above},
    {"over", Bound::above},
    {"<", Bound::below},
    {"低于", Bound::below},
    {"小于", Bound::below},
    {"少于", Bound::below},
    {"不满", Bound::below},
    {"不足", Bound::below},
    {"不到", Bound::below},
    {"less than", Bound::below},
    {"fewer than", Bound::below},
    {"below", Bound::below},
    {"under", Bound::below},
    {"~", Bound::about},
    {"约", Bound::about},
    {"大约", Bound::about},
    {"约为", Bound::about},
    {"about", Bound::about},
    {"around", Bound::about},
    {"approximately", Bound::about},
    {"=", Bound::exactly},
    {"等于", Bound::exactly},
};

inline constexpr Word<Bound> leads[] = {
    {"达到", Bound::reach},   {"达", Bound::reach},        {"控制在", Bound::hold},  {"控制到", Bound::hold},
    {"稳定在", Bound::keep},  {"保持在", Bound::keep},     {"维持在", Bound::keep},  {"保持", Bound::keep},
    {"维持", Bound::keep},    {"稳定保持在", Bound::keep}, {"巩固在", Bound::keep},  {"达到并保持在", Bound::keep},
    {"提高到", Bound::raise}, {"提高至", Bound::raise},    {"提升到", Bound::raise}, {"提升至", Bound::raise},
    {"增加到", Bound::raise}, {"增加至", Bound::raise},    {"上升到", Bound::raise}, {"上升至", Bound::raise},
    {"扩大到", Bound::raise}, {"扩大至", Bound::raise},    {"延长到", Bound::raise}, {"延长至", Bound::raise},
    {"增至", Bound::raise},   {"升至", Bound::raise},      {"下降到", Bound::lower}, {"下降至", Bound::lower},
    {"降低到", Bound::lower}, {"降低至", Bound::lower},    {"降到", Bound::lower},   {"降至", Bound::lower},
    {"减少到", Bound::lower}, {"减少至", Bound::lower},    {"缩短到", Bound::lower}, {"缩短至", Bound::lower},
    {"压减到", Bound::lower}, {"压减至", Bound::lower},
};

inline constexpr Word<Bound> suffixes[] = {
    {"以上", Bound::at_least},      {"及以上", Bound::at_least},   {"或以上", Bound::at_least},
    {"or more", Bound::at_least},   {"or above", Bound::at_least}, {"or higher", Bound::at_least},
    {"and above", Bound::at_least}, {"以下", Bound::at_most},      {"及以下", Bound::at_most},
    {"或以下", Bound::at_most},     {"以内", Bound::at_most},      {"及以内", Bound::at_most},
    {"之内", Bound::at_most},       {"or less", Bound::at_most},   {"or fewer", Bound::at_most},
    {"or below", Bound::at_most},   {"or lower", Bound::at_most},  {"and below", Bound::at_most},
    {"以外", Bound::above},         {"左右", Bound::about},        {"上下", Bound::about},
};

// Words that change nothing about the number.
inline constexpr Word<bool> adverbs[] = {
    {"力争", true}, {"争取", true}, {"努力", true}, {"确保", true},   {"原则上", true}, {"应当", true}, {"应", true},
    {"须", true},   {"均", true},   {"继续", true}, {"进一步", true}, {"逐步", true},   {"稳步", true}, {"再", true},
    {"分别", true}, {"各", true},   {"共", true},   {"共计", true},   {"总计", true},   {"累计", true}, {"持续", true},
    {"始终", true}, {"人均", true}, {"户均", true}, {"平均", true},   {"全年", true},   {"全市", true}, {"全区", true},
    {"要", true},   {"将", true},   {"率先", true}, {"积极", true},   {"初步", true},   {"配合", true},
};

// What is done with the number of things: 新建改建 80 条, 培育 20 个左右, 至少有 8 家.
inline constexpr Word<bool> verbs[] = {
    {"建成", true}, {"新建", true},     {"改建", true}, {"扩建", true}, {"建设", true}, {"建立", true}, {"创建", true},
    {"打造", true}, {"培育", true},     {"培养", true}, {"新增", true}, {"新设", true}, {"增设", true}, {"完成", true},
    {"开展", true}, {"举办", true},     {"组建", true}, {"设立", true}, {"推出", true}, {"配置", true}, {"配备", true},
    {"选取", true}, {"入选", true},     {"引进", true}, {"招收", true}, {"培训", true}, {"发放", true}, {"建有", true},
    {"拥有", true}, {"设置", true},     {"设有", true}, {"申报", true}, {"上市", true}, {"升级", true}, {"优化", true},
    {"改造", true}, {"更新", true},     {"争创", true}, {"创成", true}, {"认定", true}, {"评选", true}, {"遴选", true},
    {"成立", true}, {"推广", true},     {"落实", true}, {"实现", true}, {"配送", true}, {"提供", true}, {"掌握", true},
    {"制定", true}, {"制订", true},     {"修订", true}, {"编制", true}, {"出台", true}, {"纳入", true}, {"签约", true},
    {"支持", true}, {"推进", true},     {"覆盖", true}, {"服务", true}, {"聚焦", true}, {"有", true},   {"设", true},
    {"建", true},   {"完成配送", true},
};

// What follows a number in Chinese characters, so that 两家 is one and 一流 is none.
inline constexpr Word<bool> measure_words[] = {
    {"家", true}, {"个", true}, {"所", true}, {"项", true}, {"名", true}, {"人", true}, {"条", true},
    {"场", true}, {"种", true}, {"处", true}, {"座", true}, {"次", true}, {"张", true}, {"间", true},
};

inline constexpr Word<int> change_verbs[] = {
    {"下降", -1}, {"降低", -1}, {"减少", -1}, {"缩短", -1}, {"削减", -1}, {"压减", -1}, {"缩小", -1},
    {"提高", +1}, {"提升", +1}, {"增加", +1}, {"上升", +1}, {"增长", +1}, {"延长", +1}, {"扩大", +1},
};

inline constexpr Word<Side> sides[] = {
    {"better_than", Side::better},
    {"better than", Side::better},
    {"优于", Side::better},
    {"好于", Side::better},
    {">", Side::higher},
    {"高于", Side::higher},
    {"超过", Side::higher},
    {"大于", Side::higher},
    {"above", Side::higher},
    {"higher than", Side::higher},
    {"<", Side::lower},
    {"低于", Side::lower},
    {"小于", Side::lower},
    {"below", Side::lower},
    {"lower than", Side::lower},
    {"not_worse_than", Side::not_worse},
    {"not worse than", Side::not_worse},
    {"不劣于", Side::not_worse},
    {"不差于", Side::not_worse},
    {"达到", Side::not_worse},
    {"达到或优于", Side::not_worse},
    {">=", Side::not_lower},
    {"不低于", Side::not_lower},
    {"<=", Side::not_higher},
    {"不高于", Side::not_higher},
    {"不超过", Side::not_higher},
};

// true where the word surely means the area above: in a district's plan 全市 is its city.
inline constexpr Word<bool> scopes[] = {
    {"全市", true},  {"本市", true},  {"全省", false}, {"本省", false},     {"全国", false},       {"全区", false},
    {"本区", false}, {"国家", false}, {"city", true},  {"province", false}, {"provincial", false}, {"national", false},
};

inline constexpr Word<bool> averages[] = {
    {"平均水平", true}, {"平均值", true}, {"平均", true}, {"average", true}, {"总体水平", true}, {"水平", true},
};

// The marks that are a whole unit by themselves.
constexpr bool is_share_sign(char32_t c) noexcept { return c == U'%' || c == U'‰' || c == U'‱'; }

}  // namespace salus::target
