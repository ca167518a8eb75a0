// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/archiveschema.h"

namespace trunkline {

const QList<SchemaStep> &archiveSchema()
{
    static const QList<SchemaStep> steps{
        {{
            "CREATE TABLE messages (seq INTEGER PRIMARY KEY, id BLOB NOT NULL, at INTEGER NOT NULL,"
            " outbound INTEGER NOT NULL, sender TEXT NOT NULL, recipient TEXT NOT NULL,"
            " status INTEGER NOT NULL, kind INTEGER NOT NULL, parts INTEGER NOT NULL, cost INTEGER NOT NULL,"
            " body TEXT NOT NULL, bodykey TEXT NOT NULL, more BLOB NOT NULL)",
            "CREATE UNIQUE INDEX messages_id ON messages (id)",
            "CREATE INDEX messages_sender ON messages (sender)",
            "CREATE INDEX messages_recipient ON messages (recipient)",
            "CREATE INDEX messages_status ON messages (status)",
            "CREATE INDEX messages_kind ON messages (kind)",
            "CREATE INDEX messages_parts ON messages (parts)",
            "CREATE INDEX messages_cost ON messages (cost)",
            "CREATE INDEX messages_bodykey ON messages (bodykey)",
            // No copy of the texts, and no table of their lengths, since nothing is ranked by relevance.
            "CREATE VIRTUAL TABLE texts USING fts5 (body, sender, recipient, content='', columnsize=0,"
            " tokenize='trigram case_sensitive 1')",
            // A batch becomes one piece of the index (16 MB at most), and eight pieces are joined to one.
            "INSERT INTO texts (texts, rank) VALUES ('hashsize', 16777216)",
            "INSERT INTO texts (texts, rank) VALUES ('automerge', 8)",
            "CREATE TABLE unindexed (seq INTEGER PRIMARY KEY)",
            "CREATE TABLE coverage (first INTEGER PRIMARY KEY, last INTEGER NOT NULL)",
            "CREATE TABLE numbers (id TEXT PRIMARY KEY, at INTEGER, data BLOB) WITHOUT ROWID",
            "CREATE TABLE routes (id TEXT PRIMARY KEY, at INTEGER, data BLOB) WITHOUT ROWID",
            "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
        }},
        {{
            "CREATE TABLE counts (word TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID",
            "DELETE FROM meta WHERE key = 'folding'", // the index is made anew, and counts along
        }},
    };
    return steps;
}

} // namespace trunkline
