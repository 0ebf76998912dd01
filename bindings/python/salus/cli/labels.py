"""The words of the command line, in Chinese and in English."""

from __future__ import annotations

from typing import Dict, Iterable, List, Optional, Tuple

from ..action import Action, Body, Deliverable, Measure, Milestone
from ..error import Finding
from ..plan import Area, Indicator, Plan
from ..target import Target

_Pair = Tuple[str, str]

_STATUSES: Dict[str, _Pair] = {
    "met": ("达标", "met"),
    "not_met": ("未达标", "not met"),
    "on_track": ("进度正常", "on track"),
    "at_risk": ("有风险", "at risk"),
    "off_track": ("进度滞后", "off track"),
    "improving": ("好转", "improving"),
    "steady": ("持平", "steady"),
    "worsening": ("变差", "worsening"),
    "not_assessable": ("无法判定", "not assessable"),
}

_REASONS: Dict[str, _Pair] = {
    "missing": ("无数据", "no data"),
    "zero_denominator": ("分母为零", "divided by zero"),
    "not_defined": ("无定义", "not defined"),
    "overflow": ("超出数值范围", "out of range"),
    "not_finite": ("不是有限数", "not finite"),
    "not_published": ("未公布", "not published"),
    "small_numbers": ("例数过少", "too few events"),
    "suppressed": ("保密", "suppressed"),
    "incomplete": ("数据不全", "incomplete"),
    "no_population": ("人口数为零", "no population"),
    "no_open_band_deaths": ("最高年龄组无死亡", "no deaths in the open band"),
    "few_person_years": ("人年数不足", "too few person-years"),
    "wide_interval": ("置信区间过宽", "interval too wide"),
    "invalid_argument": ("输入不合理", "impossible input"),
    "function_failed": ("函数出错", "a function failed"),
    "derived_only": ("仅有反推数据，不作评价", "only derived figures, which are no evidence"),
    "no_parent_value": ("没有上级地区的数值", "no value of the area above"),
    "no_baseline": ("没有基期数值", "no baseline value"),
    "no_direction": ("未说明指标优劣方向", "the indicator's direction is not stated"),
    "not_quantitative": ("目标为文字表述，不能按数值判定", "a target in words, not to be judged by number"),
    "incompatible_unit": ("数值与目标单位不可比", "units that do not convert"),
    "not_due": ("未到目标期", "not due yet"),
    "no_target": ("没有目标", "no target"),
    "unsupported_comparison": ("暂不能判定此类目标", "a kind of target that cannot be judged yet"),
    "implausible": ("印本有误，正确数值不详", "misprinted, and the right figure is not known"),
    "no_change_targeted": ("目标值等于基期值", "the target equals the baseline"),
    "several_values": ("一格内有多个指标的目标，应分别设定", "the targets of several indicators in one cell"),
    "too_few_periods": ("有数据的时期太少", "too few periods with a value"),
}

_ORIGINS: Dict[str, _Pair] = {
    "reported": ("公布", "reported"),
    "computed": ("计算", "computed"),
    "derived": ("反推", "derived"),
    "estimated": ("估计", "estimated"),
    "example": ("示例", "example"),
}

_ATTRIBUTES: Dict[str, _Pair] = {
    "anticipatory": ("预期性", "anticipatory"),
    "binding": ("约束性", "binding"),
    "unspecified": ("", ""),
}

_DIRECTIONS: Dict[str, _Pair] = {
    "higher_is_better": ("越高越好", "higher is better"),
    "lower_is_better": ("越低越好", "lower is better"),
    "neither": ("保持水平", "to be kept"),
    "unspecified": ("", ""),
}

_TARGET_KINDS: Dict[str, _Pair] = {
    "at_least": ("不低于", "at least"),
    "above": ("高于", "above"),
    "at_most": ("不高于", "at most"),
    "below": ("低于", "below"),
    "about": ("左右", "about"),
    "range": ("区间", "range"),
    "better_than_parent": ("优于上级地区", "better than the area above"),
    "maintain_level": ("保持水平", "keep a level"),
    "change_from_baseline": ("相对基期变化", "change from a baseline"),
    "milestone": ("里程碑", "milestone"),
    "tendency": ("趋势", "tendency"),
    "in_words": ("文字表述", "in words"),
    "zero_growth": ("零增长", "zero growth"),
    "full_coverage": ("全覆盖", "full coverage"),
    "two_part": ("两个目标", "two targets"),
    "reach_level": ("达到水平", "reach a level"),
    "not_worse_than_parent": ("不劣于上级地区", "not worse than the area above"),
}

_TRAJECTORIES: Dict[str, _Pair] = {
    "linear": ("自基期至目标期逐年等量（线性）", "linear: the same step every year from the baseline to the target"),
    "compound": ("自基期至目标期逐年等比（复合）", "compound: the same rate of change every year"),
    "milestones": ("经各期目标分段线性", "linear between the targets of the horizons"),
}

_ROLES: Dict[str, _Pair] = {
    "lead": ("牵头", "leads"),
    "join": ("配合", "joins"),
    "responsible": ("责任", "answers for"),
}

_DUE_KINDS: Dict[str, _Pair] = {
    "target": ("指标", "indicator"),
    "deliverable": ("成果", "deliverable"),
    "milestone": ("阶段目标", "milestone"),
}

_CHANGE_KINDS: Dict[str, _Pair] = {
    "added": ("新增", "added"),
    "removed": ("删除", "removed"),
    "changed": ("修改", "changed"),
}

_PLAN_PARTS: Dict[str, _Pair] = {
    "plan": ("规划", "plan"),
    "area": ("地区", "area"),
    "body": ("部门", "body"),
    "section": ("章节", "section"),
    "element": ("数据元素", "element"),
    "indicator": ("指标", "indicator"),
    "target": ("目标", "target"),
    "action": ("行动", "action"),
    "measure": ("措施", "measure"),
    "deliverable": ("成果", "deliverable"),
    "milestone": ("阶段目标", "milestone"),
    "rule": ("规则", "rule"),
    "erratum": ("勘误", "erratum"),
}

_SEVERITIES: Dict[str, _Pair] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("说明", "note"),
}

_RULE_STATUSES: Dict[str, _Pair] = {
    "holds": ("符合", "holds"),
    "violated": ("不符合", "violated"),
    "not_assessable": ("无法判定", "not assessable"),
}

_ALIGNMENT_STATUSES: Dict[str, _Pair] = {
    "ahead": ("快于上级进度", "ahead"),
    "keeps_pace": ("与上级进度一致", "keeps pace"),
    "behind": ("慢于上级进度", "behind"),
    "not_comparable": ("不可比", "not comparable"),
}

_UNITS: Dict[str, str] = {
    "‰": "per 1,000",
    "‱": "per 10,000",
    "/万": "per 10,000",
    "/10万": "per 100,000",
    "/百万": "per million",
    "人/10万人口": "persons per 100,000",
    "岁": "years",
    "年": "years",
    "月": "months",
    "周": "weeks",
    "天": "days",
    "小时": "hours",
    "分": "minutes",
    "分钟": "minutes",
    "秒": "seconds",
    "张": "beds",
    "人": "persons",
    "万人": "10,000 persons",
    "人次": "visits",
    "例": "cases",
    "次": "times",
    "家": "institutions",
    "平方米": "m²",
    "公顷": "ha",
    "平方公里": "km²",
    "元": "yuan",
    "万元": "10,000 yuan",
    "亿元": "100 million yuan",
    "克": "g",
    "吨": "t",
    "亿吨标准煤": "100 million t of standard coal",
    "吨标准煤": "t of standard coal",
    "公里": "km",
    "千米": "km",
    "千克": "kg",
    "百分点": "percentage points",
    "个百分点": "percentage points",
    "元/人": "yuan per person",
    "亩": "mu",
    "名": "persons",
    "户": "households",
    "人/万车": "persons per 10,000 vehicles",
    "人/平方公里": "persons per km²",
    # Canonical forms of targets have these.
    "min": "minutes",
    "h": "hours",
    "d": "days",
    "year": "years",
    "m2": "m²",
    "km2": "km²",
    # Measure words, for which English has no word: what is counted stands in the name.
    **dict.fromkeys(("个", "所", "项", "条", "座", "片", "种", "处", "间", "场"), ""),
}

#: Before a unit.
_MULTIPLES: Dict[str, str] = {"千": "1,000", "万": "10,000", "亿": "100 million"}

#: What targets in words ask for, in English.
_TARGET_WORDS: Dict[str, str] = {
    "milestone": "a milestone to reach",
    "zero_growth": "zero growth",
    "full_coverage": "full coverage",
    "two_part": "two targets in words",
    "in_words": "words alone",
}

_TENDENCIES: Dict[str, str] = {
    "higher_is_better": "a rise",
    "lower_is_better": "a fall",
}

#: Whose level a target names: the first that its words have. The longer ones come first.
_LEVELS_OF: Tuple[_Pair, ...] = (
    ("发达国家", "developed countries"), ("国际", "the world"), ("世界", "the world"), ("亚洲", "Asia"),
    ("全国", "the country"), ("国家", "the country"), ("全省", "the province"), ("本省", "the province"),
    ("全市", "the city"), ("本市", "the city"), ("全区", "the district"), ("本区", "the district"),
)

_LEVELS: Tuple[_Pair, ...] = (
    ("中上", "an upper-middle level"), ("领先", "a leading level"), ("前列", "a leading level"),
    ("前沿", "a leading level"), ("先进", "an advanced level"), ("一流", "a first-class level"),
    ("平均", "the average"),
)

#: Canonical comparisons with the area above.
_PARENT_COMPARISONS: Dict[str, str] = {
    "better_than": "better than", "not_worse_than": "not worse than", ">": "above", "<": "below",
    ">=": "not below", "<=": "not above",
}

_WORDS: Dict[str, _Pair] = {
    "number": ("序号", "No."),
    "indicator": ("指标", "indicator"),
    "unit": ("单位", "unit"),
    "target": ("目标", "target"),
    "targets": ("目标", "targets"),
    "attribute": ("属性", "attribute"),
    "verdict": ("判定", "verdict"),
    "distance": ("与目标之差", "distance to target"),
    "basis_and_limits": ("分子/分母；95% 置信区间", "counts; 95% limits"),
    "basis": ("分子/分母", "counts"),
    "remark": ("说明", "notes"),
    "remarks": ("说明", "Remarks"),
    "formula": ("计算方法", "formula"),
    "plan": ("规划", "plan"),
    "title": ("名称", "title"),
    "name": ("名称", "name"),
    "body": ("部门", "body"),
    "bodies": ("责任部门", "bodies"),
    "role": ("职责", "role"),
    "leads": ("牵头", "leads"),
    "joins": ("配合", "joins"),
    "responsible": ("责任", "answers for"),
    "action": ("行动", "action"),
    "actions": ("行动数", "actions"),
    "measure": ("措施", "measure"),
    "measures": ("措施数", "measures"),
    "contributes": ("对应指标", "contributes to"),
    "results": ("成果与阶段目标", "deliverables and milestones"),
    "change": ("变化", "change"),
    "part": ("对象", "of"),
    "member": ("成员", "member"),
    "before": ("原", "before"),
    "after": ("现", "after"),
    "period": ("时期", "period"),
    "indicators": ("指标数", "indicators"),
    "issued_by": ("发布机关", "issued by"),
    "issued": ("发布日期", "issued"),
    "parent": ("上级规划", "plan above"),
    "source": ("来源", "source"),
    "area": ("地区", "area"),
    "kind": ("类型", "kind"),
    "canonical": ("规范形式", "canonical"),
    "judgeable": ("可判定", "judgeable"),
    "bound": ("比较值", "compared with"),
    "change_achieved": ("完成预定变化", "change achieved"),
    "certain": ("置信区间下确定", "certain by interval"),
    "not_achieved": ("无变化完成率：{}", "no share of the change: {}"),
    "note": ("说明", "note"),
    "yes": ("是", "yes"),
    "no": ("否", "no"),
    "example": ("示例数据", "Example data"),
    "comparisons_differ": ("按修约值比较与按全数值比较结论不同（GB/T 8170）",
                           "rounded and full value give different verdicts (GB/T 8170)"),
    "baseline": ("基期值", "baseline"),
    "latest": ("现值", "latest value"),
    "status": ("判定", "status"),
    "achieved_percent": ("完成 %", "achieved %"),
    "pace_ratio": ("进度比", "pace ratio"),
    "projection": ("预测", "projection"),
    "uncertain": ("不确定", "uncertain"),
    "horizon": ("目标期", "due"),
    "reason": ("原因", "reason"),
    "count": ("数量", "number"),
    "severity": ("级别", "severity"),
    "finding": ("问题", "finding"),
    "hint": ("处理", "what to do"),
    "rule": ("规则", "rule"),
    "given": ("代入数值", "with its numbers"),
    "path": ("上级进度", "path above"),
    "gap": ("之差", "gap"),
    "between": ("上级目标年", "between"),
    "alignment": ("衔接", "alignment"),
    "taken_up": ("由何措施落实", "taken up by"),
    "nothing": ("没有内容", "Nothing to list"),
    "colon": ("：", ": "),
    "open": ("（", " ("),
    "close": ("）", ")"),
    "stop": ("；", "; "),
}


def counted(number: int, thing: str) -> str:
    """"1 error", "2 errors"."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def documents(sources: Iterable[str]) -> List[str]:
    """The documents that data are from, each once, without the place in each (which exports have)."""
    return list(dict.fromkeys(source.partition("：")[0] for source in sources))


def _level(text: str) -> str:
    """The level that a Chinese text speaks of."""
    whose = next((english for chinese, english in _LEVELS_OF if chinese in text), "")
    level = next((english for chinese, english in _LEVELS if chinese in text), "")
    if not whose:
        return level or "a level"
    if not level:
        return f"the level of {whose}"
    return f"{level} {'among' if whose.endswith('countries') else 'in'} {whose}"


class Language:
    """One of the two languages."""

    def __init__(self, english: bool = False) -> None:
        self.english = english
        #: As the package names it: the language of findings.
        self.code = "en" if english else "zh"

    def pick(self, chinese: str, english: str) -> str:
        """The text of this language; the Chinese one where there is no English."""
        return english or chinese if self.english else chinese

    def __call__(self, word: str) -> str:
        return self.pick(*_WORDS[word])

    def status(self, status: str) -> str:
        return self._named(_STATUSES, status)

    def reason(self, reason: Optional[str]) -> str:
        return self._named(_REASONS, reason or "")

    def origin(self, origin: str) -> str:
        return self._named(_ORIGINS, origin)

    def attribute(self, attribute: str) -> str:
        return self._named(_ATTRIBUTES, attribute)

    def direction(self, direction: str) -> str:
        return self._named(_DIRECTIONS, direction)

    def target_kind(self, kind: str) -> str:
        return self._named(_TARGET_KINDS, kind)

    def words_of(self, target: Target) -> str:
        """What a target in Chinese words asks for, in English."""
        if target.kind == "tendency":
            if target.reason == "unsupported_comparison":
                return "slower growth"
            return "a steady level" if "稳定" in target.text else _TENDENCIES.get(target.direction, "an improvement")
        if target.kind in ("maintain_level", "reach_level"):
            verb = "keep" if target.kind == "maintain_level" else "reach"
            return f"{verb} {_level(target.text)}"
        return _TARGET_WORDS.get(target.kind, self.target_kind(target.kind))

    def compared_with_parent(self, comparison: str) -> str:
        """A comparison with the area above, as a canonical target has it."""
        return f"{_PARENT_COMPARISONS.get(comparison, comparison)} the average of the area above"

    def trajectory(self, trajectory: str) -> str:
        return self._named(_TRAJECTORIES, trajectory)

    def role(self, role: str) -> str:
        return self._named(_ROLES, role)

    def due_kind(self, kind: str) -> str:
        return self._named(_DUE_KINDS, kind)

    def change_kind(self, kind: str) -> str:
        return self._named(_CHANGE_KINDS, kind)

    def plan_part(self, part: str) -> str:
        return self._named(_PLAN_PARTS, part)

    def severity(self, severity: str) -> str:
        return self._named(_SEVERITIES, severity)

    def rule_status(self, status: str) -> str:
        return self._named(_RULE_STATUSES, status)

    def alignment_status(self, status: str) -> str:
        return self._named(_ALIGNMENT_STATUSES, status)

    def unit(self, unit: str) -> str:
        if not self.english or unit in _UNITS:
            return _UNITS[unit] if self.english else unit
        multiple = _MULTIPLES.get(unit[:1])
        return f"{multiple} {self.unit(unit[1:])}" if multiple and unit[1:] in _UNITS else unit

    def name(self, thing: "Area | Body | Deliverable | Indicator | Milestone") -> str:
        return self.pick(thing.name, thing.english)

    def title(self, thing: "Plan | Action | Measure") -> str:
        return self.pick(thing.title, thing.english)

    def finding(self, finding: Finding) -> Finding:
        return finding.in_language(self.code)

    def bracketed(self, text: str) -> str:
        return self("open") + text + self("close")

    def _named(self, names: Dict[str, _Pair], name: str) -> str:
        # A later library may know names that this package does not.
        return self.pick(*names[name]) if name in names else name
