// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "confirmdialog.h"
#include "messagearchive.h"
#include "notice.h"

namespace trunkline {

class ArchiveRows;
class StateStack;

/// What the page Messages says when there is nothing to show, or something went wrong.

/// The face for a table without rows: loading, empty with why and what now, or failed.
void showNoMessages(StateStack &states, const MessageArchive &archive, const ArchiveRows &rows,
                    bool isFiltered);
/// Some of it is here, but reading the rest failed; tries again.
Notice readFailureNotice(MessageSync &sync);
/// One message could not be read.
Notice lookupFailureNotice(const ApiError &error);
/// The file was damaged and moved aside, or cannot be used and a temporary one stands in for it.
Notice archiveNotice(const MessageArchive &archive);
Notice notCopiedNotice(const ArchiveTrouble &trouble);
Notice copiedPartNotice(int copied, int selected);
Confirmation deleteHistoryQuestion(const MessageArchive &archive);

} // namespace trunkline
