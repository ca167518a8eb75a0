// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callpath.h"
#include "numberbook.h"
#include "routebook.h"

#include <memory>
#include <QWidget>

class QCheckBox;

namespace Ui {
class NumberDetailPane;
}

namespace trunkline {

/// The pane beside the table: everything about one selected number, or what can be done with several. It
/// shows and asks; NumberActions does.
class NumberDetailPane : public QWidget {
    Q_OBJECT
public:
    NumberDetailPane(NumberBook &numbers, RouteBook &routes, QWidget *parent = nullptr);
    ~NumberDetailPane() override;

    void showNumbers(const QList<PhoneNumber> &numbers);
    const QList<PhoneNumber> &shown() const { return m_shown; }
    /// Gives the keyboard to the first thing that can be done here.
    void focusFirst();

Q_SIGNALS:
    void setRouteRequested(bool failover);
    void clearRouteRequested(bool failover);
    void aliasRequested();
    void cnamRequested(bool on);
    void messagingRequested(bool on);
    void releaseRequested();
    void composeRequested();
    void messagesRequested();

private:
    void connectButtons();
    void refreshShown();
    void showOne(const PhoneNumber &number);
    void showMany();
    void showSwitch(QCheckBox *box, bool (*isOn)(const OwnedNumber &));
    void showPath(const NumberDetail *detail, bool failed);
    std::optional<CallStop> stop(const NumberDetail &detail, const QString &routeId) const;
    void copy();

    NumberBook &m_numbers;
    RouteBook &m_routes;
    std::unique_ptr<Ui::NumberDetailPane> m_ui;
    QList<PhoneNumber> m_shown;
};

} // namespace trunkline
