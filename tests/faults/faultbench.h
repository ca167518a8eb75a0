// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/transport.h"
#include "deed.h"
#include "faultrelay.h"
#include "faultrow.h"
#include "sandboxaccount.h"

#include <QTemporaryDir>

/// An account, a relay before it, and a client with its journal, as patient as the faults want it. Serves one
/// write after another.
class FaultBench {
public:
    enum class Wire { Plain, Tls };
    /// `writes`: how many of each kind the account has objects for.
    FaultBench(FaultRow::Wait wait, int writes, Wire wire = Wire::Plain);

    /// Empty once all is there.
    QString problem() const;

    const FaultRow::Wait wait;
    const Wire wire;

private:
    sandbox::Options m_options;
    QTemporaryDir m_folder;

public:
    testsupport::SandboxAccount account;
    testsupport::FaultRelay relay;
    trunkline::Transport transport;
    trunkline::Journal journal;
    Stock stock;
};

/// Where a test keeps its journals: in memory if this machine has such a place, since a journal waits for the
/// disk at every event. A template for QTemporaryDir.
QString journalFolderTemplate();
trunkline::JournalPlace placeIn(const QTemporaryDir &folder);
