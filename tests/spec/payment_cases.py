"""The life of a payment as worked cases: what is published of a month, and where it then stands."""

from salur.reconciliation.domain.payments import Facts, Payment, Stage

K = 110_000
CREDITED = {"ordered": K, "credited": K}
CASES: dict[str, tuple[Facts, Payment | None]] = {
    "nobody listed or ordered it": (Facts(), None),
    "an old balance that somebody spends is no payment": (Facts(opening=K, spent=K), None),
    "listed": (Facts(listed=True), Payment.PLANNED),
    "listed and put to sleep": (Facts(listed=True, payable=False), Payment.SUSPENDED),
    "ordered while asleep": (
        Facts(listed=True, payable=False, ordered=K, stage=Stage.IN_SPM, rest="missing"),
        Payment.IN_SPM,
    ),
    "in an SPM": (Facts(ordered=K, stage=Stage.IN_SPM, rest="missing"), Payment.IN_SPM),
    "paid out by the treasury": (Facts(ordered=K, stage=Stage.SP2D, rest="missing"), Payment.SP2D),
    "instructed": (
        Facts(ordered=K, stage=Stage.INSTRUCTED, rest="missing"),
        Payment.INSTRUCTED,
    ),
    "failed at the bank": (Facts(ordered=K, stage=Stage.SP2D, rest="failed"), Payment.FAILED),
    "taken back weeks later": (
        Facts(ordered=K, stage=Stage.SP2D, rest="reversed"),
        Payment.REVERSED,
    ),
    "credited": (Facts(**CREDITED), Payment.CREDITED),
    "half of it credited": (Facts(ordered=K, credited=K // 2, rest="short"), Payment.CREDITED),
    "credited without an order": (Facts(credited=K), Payment.CREDITED),
    "credited and hanging": (Facts(**CREDITED, hanging=True), Payment.HANGING),
    "hanging, as was said, and spent from": (
        Facts(**CREDITED, hanging=True, spent=1),
        Payment.PARTLY_SPENT,
    ),
    "hanging goes before idle": (Facts(**CREDITED, hanging=True, idle=True), Payment.HANGING),
    "partly spent": (Facts(**CREDITED, spent=60_000), Payment.PARTLY_SPENT),
    "spent": (Facts(**CREDITED, spent=K), Payment.SPENT),
    "its own money spent, an older balance left": (
        Facts(**CREDITED, opening=K, spent=K),
        Payment.PARTLY_SPENT,
    ),
    "overspent": (Facts(**CREDITED, spent=K + 1), Payment.SPENT),
    "idle": (Facts(**CREDITED, idle=True), Payment.IDLE),
    "asked back": (Facts(**CREDITED, idle=True, asked=True), Payment.TO_RETURN),
    "asked back, and spent meanwhile": (
        Facts(**CREDITED, asked=True, spent=K),
        Payment.SPENT,
    ),
    "asked back, and hanging": (
        Facts(**CREDITED, asked=True, idle=True, hanging=True),
        Payment.HANGING,
    ),
    "returned": (Facts(**CREDITED, returned=K), Payment.RETURNED),
    "partly returned": (
        Facts(**CREDITED, returned=K // 2, idle=True, asked=True),
        Payment.TO_RETURN,
    ),
    "spent in part, the rest returned": (
        Facts(**CREDITED, spent=K // 2, returned=K // 2),
        Payment.RETURNED,
    ),
    "returned beyond what was there": (Facts(**CREDITED, returned=2 * K), Payment.RETURNED),
    "reversed and nothing left to ask for": (
        Facts(ordered=K, rest="reversed", asked=True),
        Payment.REVERSED,
    ),
}
