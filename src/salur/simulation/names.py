"""Names put together from parts: nobody in particular, though anybody could be called so."""

import random

_WOMEN = {
    "java": (
        "SITI SRI ENDANG WIWIK SUMIATI PARTINI SULASTRI TUKINEM NGATINI PONIYEM SUTINAH "
        "MURTINI LASMI RUMINI SUPRIHATIN YULIATI WAHYUNI RETNO TITIK KASMIRAH",
        "LESTARI UTAMI RAHAYU NINGSIH WATI HANDAYANI SULISTYOWATI PURWANTI ASTUTI SETYOWATI "
        "MULYANI HARTATI MARYANI INDAYANI",
    ),
    "banjar": (
        "SITI NOR NURUL HALIMAH RUSMINI MASITAH JAMILAH MARIATUL SALASIAH ARBAYAH HAPSAH "
        "NORLIANI GALUH ASIAH RABIATUL MASTORA ZUBAIDAH RAUDAH FATIMAH SAMSIAH",
        "AMINAH HASANAH JANNAH HIDAYAH LATIFAH KHADIJAH SAIDAH MASNAH LAILA SYAHRIAH ADAWIYAH "
        "RAHMAH AISYAH MURSIDAH",
    ),
    "dayak": (
        "YULIANA MARIA ROSALINA DAYANG LILI NERI BUNGAI DESI LUSIANA RATNA KRISTINA ANTONIA "
        "TIWI SARTIKA LAWAI HENI NATALIA RINAI YOHANA ERLINA",
        "BATU LENJAU USAT LAHANG NGAU TINGANG BAWI LAING SULING UNJUNG JALUNG BULAN LAWING RANTING",
    ),
    "bugis": (
        "ANDI BESSE HASNAH ROSMIATI NURHAYATI SUHARTI MARWAH JUMRIAH HALWIAH NURSIAH DARMAWATI "
        "HERNAWATI RAMLAH SURIANI BUNGA MULIATI SITTI KARTINI HADERAH ROSTINA",
        "TENRI DALLE INDAH MADINAH UMRAH SALMAH RISMA MARDIANA NURDIN SYAMSIAH HAERANI KASMA "
        "MARIAMA RAHMATIA",
    ),
}
_MEN = {
    "java": (
        "SLAMET SUTRISNO AGUS PONIMAN BAMBANG SUGENG WAGIMAN TUKIMIN SUPARNO JOKO MUHAMMAD",
        "SANTOSO WIDODO PRASETYO SUSILO RIYANTO PURNOMO HANDOKO HARTONO",
    ),
    "banjar": (
        "AHMAD MUHAMMAD ABDUL HAIRUDIN ANANG RUSLI SYAHRANI JUHRI MASRANI ARBAIN UTUH",
        "RAHMAN FADILLAH NOOR HADI SALEH ANSHARI YANI GAZALI",
    ),
    "dayak": (
        "YOHANES MARKUS PAULUS LEJAU UDING TINGGI SILAS DARIUS ANTONIUS LAWAI JALUNG",
        "BILUNG LAING NGAU ANYE LENCAU INGAN DUMAN SAWUNG",
    ),
    "bugis": (
        "ANDI BASO MUHAMMAD SYAMSUL AMBO JAMALUDDIN RUSTAM LATIF KAHARUDDIN MAPPA ARIFUDDIN",
        "RASYID TAHIR HAKIM SANUSI DAHLAN HAMID SAPPE MALLO",
    ),
}
_MIX = {
    "62": ("dayak", "dayak", "banjar", "java"),
    "63": ("banjar", "banjar", "banjar", "java"),
    "64": ("banjar", "java", "bugis", "dayak"),
    "65": ("bugis", "dayak", "java", "banjar"),
}
STREETS = ("MAWAR", "MELATI", "KENANGA", "RAMBUTAN", "DURIAN", "CEMPAKA", "PELITA", "DERMAGA")
STRANGERS = ("WICAKSONO PRABU", "ZULEHA BENGKALIS", "HOTMAIDA SIMBOLON", "MADE SUARTINI")


def _pool(parts: dict[str, tuple[str, str]], province: str, rng: random.Random) -> list[str]:
    pool: list[str] = []
    for culture in _MIX.get(province, ("java",)):
        firsts, seconds = (text.split() for text in parts[culture])
        pool.extend(f"{a} {b}" for a in firsts for b in seconds)
        pool.extend(firsts * (len(seconds) // 6 + 1))
    rng.shuffle(pool)
    return pool


def women_of(province: str, rng: random.Random) -> list[str]:
    """Give a shuffled pool of women's names of a province; about a tenth are of one word."""
    return _pool(_WOMEN, province, rng)


def men_of(province: str, rng: random.Random) -> list[str]:
    """Give a shuffled pool of men's names of a province; about a tenth are of one word."""
    return _pool(_MEN, province, rng)


def as_a_bank_spells(name: str) -> str:
    """Spell a name as another office would, without making it another name."""
    name = name.removeprefix("HJ. ").removeprefix("H. ")
    if name.startswith("MUHAMMAD "):
        return "MUH. " + name[9:]
    return name
