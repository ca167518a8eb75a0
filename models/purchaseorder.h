// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orderline.h"

#include <QTimer>

namespace trunkline {

struct Workspace;

/// Buys numbers one after the other through the journal, and does with each bought one what was asked for.
/// Every write is sent once: one that was refused or is proven absent is repeated only when somebody asks. An
/// unclear one follows its intent in the journal, which settles it by reading; what waits for it goes on
/// then. Purchases that an earlier run left open, and those whose messaging it left pending, are lines from
/// the beginning. GUI thread; must not outlive the workspace.
class PurchaseOrder : public QObject {
    Q_OBJECT
public:
    explicit PurchaseOrder(Workspace &workspace, QObject *parent = nullptr);

    const QList<OrderLine> &lines() const { return m_lines; }
    bool isRunning() const { return m_running; }
    bool isStopping() const { return m_running && m_stopping; }
    int countOf(StepState purchaseState) const;
    /// Numbers with something that was refused or is proven absent.
    int retryableCount() const;
    /// Numbers with something unclear.
    int unclearCount() const;
    /// The line of that number, or nullptr; valid until the next change.
    const OrderLine *find(const PhoneNumber &number) const;
    /// What the journal knows of the last try of a step, or nullptr; valid until the journal changes.
    const Intent *intentOf(const OrderStep &step) const;
    /// Why an order of that price would be refused at the door; empty when it would not.
    QString budgetObjection(Money price) const;

    /// A new order; lines of the last one leave, except those with something unclear, which stay and are not
    /// bought again. Does nothing while one is running.
    void start(const QList<AvailableNumber> &offers, const OrderOptions &options);
    /// The number under way and its options are finished; the numbers after it are not bought.
    void stop();
    /// Only what was refused or is proven absent: the purchase, or single steps after one that is done.
    void retryRefused();
    /// Has the journal look for the unclear ones now.
    void checkNow();

Q_SIGNALS:
    void aboutToReset();
    void wasReset();
    void lineChanged(int row);
    /// Running or not, counts.
    void changed();
    void bought(const trunkline::PhoneNumber &number);
    /// An unclear purchase is Done, after bought(), or Absent now.
    void settled(const trunkline::PhoneNumber &number);
    void finished();

private:
    Journal &journal() const;
    void run();
    void resume();
    void next();
    bool purchaseNext();
    bool stepNext();
    bool isReady(const OrderLine &line, AfterStep which) const;
    void purchase(int row);
    void takePurchase(int row, const WriteResult<api::Purchase> &result);
    void perform(int row, AfterStep which);
    void takeStep(int row, AfterStep which, const OrderStep &ended);
    void takeEdit(int row, AfterStep which, const WriteResult<api::Purchase> &result);
    const Intent *openPurchase(const PhoneNumber &number) const;
    void letGoOfForgotten();
    void adoptLeftOvers();
    void follow(qint64 intent);
    void settle(int row, OrderStep &step, const Intent &intent);
    void takeDetails(const QList<PhoneNumber> &numbers);
    void setStep(int row, OrderStep &step, const OrderStep &value);
    void setState(int row, OrderStep &step, StepState state);
    void stopWaiting();

    Workspace &m_workspace;
    QList<OrderLine> m_lines;
    bool m_running = false;
    bool m_stopping = false;
    bool m_hasPendingOnes = false; ///< those of an earlier run were taken over
    QTimer m_pace;
};

} // namespace trunkline
