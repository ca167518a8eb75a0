// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with the journal as a whole.
#include "journal/journal.h"
#include "journal/reconciler.h"

#include <QPointer>
#include <QTimer>

namespace trunkline {

void Journal::verify(QObject *context, std::function<void(const Verification &)> verified)
{
    m_writer->verify([caller = QPointer(context), verified = std::move(verified)](const auto &verification) {
        if (caller)
            verified(verification);
    });
}

void Journal::acceptMissingCopy(QObject *context, std::function<void(bool accepted)> answered)
{
    m_writer->acceptMissingCopy([caller = QPointer(context), answered = std::move(answered)](bool accepted) {
        if (caller)
            answered(accepted);
    });
}

void Journal::forget(QObject *context, std::function<void(const JournalTrouble &)> forgotten)
{
    const auto tell = [caller = QPointer(context), forgotten = std::move(forgotten)](const auto &trouble) {
        if (caller)
            forgotten(trouble);
    };
    if (m_status == Status::Opening || m_isForgetting || underWayCount() > 0) {
        QTimer::singleShot(0, this, [tell] { tell(JournalTrouble{JournalTrouble::Kind::InUse, {}}); });
        return;
    }
    m_isForgetting = true; // the door is shut from here on
    close({});
    m_writer->remove([this, tell](const JournalTrouble &trouble) {
        m_isForgetting = false;
        beginReconciling();
        if (!trouble)
            m_view = IntentView();
        close(trouble);
        tell(trouble);
    });
}

} // namespace trunkline
