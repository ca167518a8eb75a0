// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"
#include "orderline.h"

#include <QTimer>

namespace trunkline {

struct Workspace;

/// Buys numbers one after the other through the journal, and does with each bought one what was asked for.
/// Every write is sent once: a refused one is repeated only when somebody asks, an unclear one never; whether
/// an unclear purchase happened is looked up by reading the number. GUI thread; must not outlive the
/// workspace.
class PurchaseOrder : public QObject {
    Q_OBJECT
public:
    explicit PurchaseOrder(Workspace &workspace, QObject *parent = nullptr);

    const QList<OrderLine> &lines() const { return m_lines; }
    bool isRunning() const { return m_running; }
    bool isStopping() const { return m_running && m_stopping; }
    int countOf(StepState purchaseState) const;
    /// Numbers with something that was refused and may be tried again.
    int refusedCount() const;
    /// The line of that number, or nullptr; valid until the next change.
    const OrderLine *find(const PhoneNumber &number) const;

    /// A new order; lines of the last one leave, except unclear ones, which stay and are not bought again.
    /// Does nothing while one is running.
    void start(const QList<AvailableNumber> &offers, const OrderOptions &options);
    /// The number under way and its options are finished; the numbers after it are not bought.
    void stop();
    /// Only what was refused: the purchase, or single steps after a purchase that is done.
    void retryRefused();
    /// Reads the unclear numbers again, now and a few times more; one that is on the account is bought.
    void lookUpUnclear();

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void lineChanged(int row);
    /// Running or not, counts.
    void changed();
    void bought(const trunkline::PhoneNumber &number);
    void finished();

private:
    void run();
    void next();
    bool purchaseNext();
    bool stepNext();
    void purchase(int row);
    void takePurchase(int row, const WriteResult<api::Purchase> &result);
    void perform(int row, AfterStep which);
    void takeStep(int row, AfterStep which, Outcome outcome, const ApiError &error);
    void takeEdit(int row, AfterStep which, const WriteResult<api::Purchase> &result);
    void settleBought(int row);
    void settleUnclear(const PhoneNumber &number);
    void settlePresent(int row);
    void look();
    bool isMessagingOn(const PhoneNumber &number) const;
    void setState(int row, OrderStep &step, StepState state, const ApiError &error = {});
    void stopWaiting();

    Workspace &m_workspace;
    QList<OrderLine> m_lines;
    bool m_running = false;
    bool m_stopping = false;
    QTimer m_pace;
    QTimer m_look;
    int m_looks = 0; ///< done since the last purchase became unclear, or since somebody asked
};

} // namespace trunkline
