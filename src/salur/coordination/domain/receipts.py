"""The secret words of a receipt: short enough to write down, long enough not to be guessed.

Three of 128 words and three digits are 31 bits. They are made from a number that only the
installation can make, and are looked up a few times an hour at most (`domain.pace`), so that
guessing one takes longer than a complaint lives.
"""

_WORDS = (
    "alam angin api asam atap awan ayam baju bakul bambu batik batu bayam benang beras bintang"
    " bola bubur buku bulan bunga burung cabai cangkir ceria cermin cincin dahan danau dapur"
    " daun delima dermaga duku durian embun emas gajah garam gelas gendang gula gunung hijau"
    " hujan hutan ikan intan itik jagung jala jambu jamur jati jembatan jendela jeruk kaca kain"
    " kapal kapas karang kayu kebun kelapa kemiri kerang kertas kipas kolam kopi kota kucing"
    " kuda kuning kunyit ladang lampu langit lautan lebah lemon lilin lontar lumbung madu mangga"
    " manis markisa matahari mawar melati merah merpati mutiara nanas nasi obor ombak padi pagar"
    " paku pandan panci pantai papan pasar pasir payung pelangi perahu pinang pintu pisang pohon"
    " pulau putih rakit rambutan roda rotan rumah rumput sagu sawah sawit sungai surya"
)
WORDS = tuple(_WORDS.split())
_BASE = len(WORDS)
_DIGITS = 1_000


def words_of(number: int) -> str:
    """Give the secret words of a receipt, made from a large secret `number`."""
    words = []
    for _place in range(3):
        number, left = divmod(number, _BASE)
        words.append(WORDS[left])
    return "-".join((*words, f"{number % _DIGITS:03d}"))


def spelt(secret: str) -> str:
    """Give secret words as they are compared, however somebody typed them."""
    return "-".join(secret.lower().replace("-", " ").split())
