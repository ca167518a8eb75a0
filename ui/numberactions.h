// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bulkjob.h"
#include "notice.h"
#include "settlednews.h"
#include "workspace.h"

#include <functional>
#include <optional>

class QWidget;

namespace trunkline {

/// What can be done with numbers: asks what has to be asked, writes through the journal, says what came. One
/// number gives a notice; many give a dialog with a result each. What becomes of unclear ones is told as
/// well. Dialogs belong to `host` and die with it.
class NumberActions : public QObject {
    Q_OBJECT
public:
    NumberActions(Workspace &workspace, QWidget *host);

    void setRoute(const QList<PhoneNumber> &numbers, api::RouteSlot slot);
    void clearRoute(const QList<PhoneNumber> &numbers, api::RouteSlot slot);
    /// The field starts with `typed`, or with the alias of the first number.
    void editAlias(const QList<PhoneNumber> &numbers, const std::optional<QString> &typed = {});
    void setCnam(const QList<PhoneNumber> &numbers, bool on);
    void setMessaging(const QList<PhoneNumber> &numbers, bool on);
    void release(const QList<PhoneNumber> &numbers);
    void editRoutes();

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);

private:
    /// In the person's words: while it is going on, and when it is done.
    struct Words {
        QString action; ///< "Setting the primary route of (206) 555-0100"
        QString done; ///< "Route set"
        QString id; ///< stable part of the notice's id
        /// Offered after a refusal instead of the same write again: gives back what was typed.
        std::function<void()> editAgain = {};
    };
    void run(const QList<PhoneNumber> &numbers, const Words &words, BulkJob::Write write);
    void runOne(const PhoneNumber &number, const Words &words, const BulkJob::Write &write);
    Notice summary(const BulkJob &job, const Words &words) const;
    void startJob(const QList<PhoneNumber> &numbers, const Words &words, BulkJob::Write write);
    Notice told(const PhoneNumber &number, const Words &words, const BulkJob::Ending &ending);
    void edit(const QList<PhoneNumber> &numbers, const Words &words, const api::NumberEdit &change);
    std::function<void()> aliasEditor(const QList<PhoneNumber> &numbers, const QString &typed);
    void sayMessagingPending(const PhoneNumber &number);
    QString object(const QList<PhoneNumber> &numbers) const;

    Workspace &m_workspace;
    QWidget *m_host;
    SettledNews m_news;
};

} // namespace trunkline
