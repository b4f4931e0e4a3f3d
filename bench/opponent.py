"""Splink 5 on a list of families, tuned in good faith: `python -m bench.opponent FILE OUT`.

Names cleaned as ours are, rare names weighed more, numbers compared by edit distance, regions by
level, the keys that families can meet by. Writes its clusters at several thresholds, so that the
best one can be taken for it.
"""

import logging
import sys
from pathlib import Path

import duckdb
import splink.comparison_level_library as levels
import splink.comparison_library as compare
from splink import Linker, SettingsCreator, block_on
from splink.internals.duckdb.database_api import DuckDBAPI

THRESHOLDS = (0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999)
_READ = """
CREATE TABLE people AS
SELECT id_kpm AS unique_id, nullif(no_kk, '') AS no_kk, nullif(nik, '') AS nik,
    regexp_replace(regexp_replace(upper(nama_pengurus), '[^A-Z ]', '', 'g'),
        '^(H|HJ|IBU|BAPAK|ALM|NY) ', '') AS name,
    nullif(tanggal_lahir, '') AS born, jenis_kelamin AS sex, nullif(nama_ibu_kandung, '') AS mother,
    nullif(nama_kepala_keluarga, '') AS head, nullif(alamat, '') AS street, rt, rw,
    kode_wilayah AS desa, left(kode_wilayah, 6) AS kecamatan, tempat_lahir AS birthplace,
    nullif(no_rekening, '') AS account, nullif(no_peserta_pkh, '') AS pkh
FROM read_csv('{}', all_varchar = true)
"""


def _number(column: str) -> compare.CustomComparison:
    return compare.CustomComparison(
        output_column_name=column,
        comparison_levels=[
            levels.NullLevel(column), levels.ExactMatchLevel(column), levels.DamerauLevenshteinLevel(column, 1),
            levels.DamerauLevenshteinLevel(column, 2), levels.ElseLevel(),
        ],
    )  # fmt: skip


def _name(column: str) -> object:
    return compare.JaroWinklerAtThresholds(column, [0.95, 0.88, 0.8]).configure(
        term_frequency_adjustments=True
    )


def _settings() -> SettingsCreator:
    born = compare.CustomComparison(
        output_column_name="born",
        comparison_levels=[
            levels.NullLevel("born"), levels.ExactMatchLevel("born"), levels.DamerauLevenshteinLevel("born", 1),
            levels.DamerauLevenshteinLevel("born", 2),
            levels.CustomLevel("left(born_l, 4) = left(born_r, 4)"), levels.ElseLevel(),
        ],
    )  # fmt: skip
    place = compare.CustomComparison(
        output_column_name="desa",
        comparison_levels=[
            levels.NullLevel("desa"),
            levels.CustomLevel("desa_l = desa_r AND rt_l = rt_r AND rw_l = rw_r"),
            levels.ExactMatchLevel("desa"),
            levels.CustomLevel("left(desa_l, 6) = left(desa_r, 6)"),
            levels.CustomLevel("left(desa_l, 4) = left(desa_r, 4)"), levels.ElseLevel(),
        ],
    )  # fmt: skip
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            _number("nik"), _number("no_kk"), _name("name"), born, _name("mother"), _name("head"),
            compare.JaroWinklerAtThresholds("street", [0.98, 0.9]), place, compare.ExactMatch("sex"),
            compare.ExactMatch("birthplace"), compare.ExactMatch("account"), compare.ExactMatch("pkh"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("nik"), block_on("no_kk"), block_on("account"), block_on("pkh"), block_on("name", "born"),
            block_on("born", "mother"), block_on("born", "head"), block_on("name", "desa"),
            block_on("name", "mother"), block_on("street", "desa"), block_on("head", "desa"),
            block_on("born", "kecamatan"), block_on("born", "substr(name, 1, 3)"),
        ],
        max_iterations=20,
    )  # fmt: skip


def main(file: Path, out: Path) -> None:
    """Train, predict and cluster."""
    logging.disable(logging.WARNING)
    engine = duckdb.connect()
    engine.execute("SET threads = 2")
    engine.execute("SET memory_limit = '6GB'")
    engine.execute(_READ.format(file))
    linker = Linker(DuckDBAPI(engine).register("people"), _settings())
    training = linker.training
    training.estimate_probability_two_random_records_match(
        [block_on("nik"), block_on("name", "born", "desa")], recall=0.7
    )
    training.estimate_u_using_random_sampling(max_pairs=3e6)
    for rule in (block_on("name", "born"), block_on("nik"), block_on("born", "mother")):
        training.estimate_parameters_using_expectation_maximisation(rule)
    found = linker.inference.predict(threshold_match_probability=0.01)
    out.mkdir(parents=True, exist_ok=True)
    for least in THRESHOLDS if len(sys.argv) < 4 else (float(sys.argv[3]),):
        together = linker.clustering.cluster_pairwise_predictions_at_threshold(
            found, threshold_match_probability=least
        )
        engine.execute(
            f"COPY (SELECT unique_id AS id_kpm, cluster_id AS cluster FROM {together.physical_name})"
            f" TO '{out / f'{least}.parquet'}' (FORMAT parquet)"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
