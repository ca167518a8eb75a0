// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mainwindow.h"
#include "stallmeter.h"

#include <QAbstractItemView>
#include <QSet>
#include <QStringList>

/// Goes through the window as a person would, by mouse and keys, to every page, list, detail and dialog, and
/// looks at everything that stands there: nothing of it may be rich text, unbounded, or hide something.
/// Whatever is not there, because the answers are what they are, is passed over.
class HostileWalk {
public:
    HostileWalk(trunkline::MainWindow &window, StallMeter &meter);

    void connectForm(const QString &url, const QString &accessKey, const QString &secretKey);
    /// `turn` says which number and text it works with: one for each walk on an account.
    void numbers(int turn);
    void inventory();
    void messages(int turn);
    void account();
    /// The callbacks by themselves and in the page of the account, and the page.
    void settings();

    /// What is not as it should be; empty when all is well.
    const QStringList &problems() const { return m_problems; }
    /// Places looked at, and widgets of any kind seen there.
    const QSet<QString> &places() const { return m_places; }
    int widgets() const { return m_widgets; }

private:
    void lookUpAndSend(int turn);
    QWidget *find(const char *name) const;
    bool click(const char *name);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const char *name, const QString &text);
    bool select(const char *view, int row);
    void trigger(const char *action);
    void showTab(Qt::Key key, const char *page);
    /// Runs the event loop until nothing is read any more, or the time is over.
    void settle(int withinMs = 20'000);
    void pause(int ms);
    /// Leaves the dialog in front.
    void leaveDialog();
    void openAndLeave(const char *button);
    void detailsOf(const char *button);
    void notices();

    void look(const QString &place);
    void lookAt(QWidget *widget);
    void complain(const QWidget *widget, const QString &what);

    trunkline::MainWindow &m_window;
    StallMeter &m_meter;
    QString m_place;
    QStringList m_problems;
    QSet<QString> m_places;
    int m_widgets = 0;
};
