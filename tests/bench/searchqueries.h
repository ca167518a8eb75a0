// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivedatabase.h"

namespace trunkline::bench {

struct BenchQuery {
    QString kind; ///< "one word", "phrase", "short", "digits", "other scripts", "no hit"
    QString text; ///< as a person types it
    QStringList words; ///< all in the body
    QString digits; ///< in one of the numbers or the body; or empty
};

/// 200 queries as people type them, made of what messages of that archive say: 40 % one word, 20 % phrases of
/// two or three words, 10 % one or two characters, 15 % the end of a number with a word, 10 % CJK, Cyrillic
/// and emoji, 5 % without a hit. The same for the same archive and seed, well mixed.
QList<BenchQuery> searchQueries(const ArchiveDatabase &database, quint64 seed);

} // namespace trunkline::bench
