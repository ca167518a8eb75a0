// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "awayfrommidnight.h"
#include "messagespage.h"
#include "pagefixture.h"

#include <QLabel>
#include <QTableView>

/// The page Messages on a sandbox account, for tests by mouse and keys.
class MessagesHarness : public QObject {
protected:
    void open(const sandbox::Options &options = testsupport::SandboxAccount::smallOptions(),
              const QStringList &faults = {})
    {
        QVERIFY(testsupport::keepAwayFromMidnight());
        m_window = std::make_unique<PageFixture>(options);
        for (const QString &fault : faults)
            QVERIFY2(m_window->sandbox().addFault(fault), qPrintable(fault));
        m_page = new trunkline::MessagesPage(m_window->workspace());
        connect(m_page, &trunkline::TabPage::notice, m_page,
                [this](const trunkline::Notice &notice) { m_window->take(notice); });
        QVERIFY(m_window->show(m_page));
    }
    /// To be called at the end of every test.
    void end()
    {
        if (!m_window)
            return;
        m_window->close();
        QCOMPARE(m_window->problems(), QStringList());
        m_window.reset();
    }
    const trunkline::MessageSync &sync() const { return m_window->workspace().messages.sync(); }
    /// Read to the end, and all of it in the table.
    bool complete()
    {
        return testsupport::waitFor(
            [this] { return sync().state() == trunkline::MessageSync::State::Complete && isFound(); });
    }
    /// The table has all rows of the query, however early it was known how many there are.
    bool isFound() const
    {
        return !m_page->countText().endsWith(QStringLiteral("ing…"))
            && table()->model()->rowCount() == m_page->tabCount();
    }
    QTableView *table() const { return m_window->find<QTableView>("messagesTable"); }
    int rows() const
    {
        testsupport::waitFor([this] { return isFound(); });
        return table()->model()->rowCount();
    }
    /// Rows come when they are looked at.
    QString cell(int row, int column, int role = Qt::DisplayRole) const
    {
        const QModelIndex index = table()->model()->index(row, column);
        if (index.data().toString() == QStringLiteral("…")) {
            table()->scrollTo(index);
            testsupport::waitFor([&index] { return index.data().toString() != QStringLiteral("…"); });
        }
        return index.data(role).toString();
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint at =
            table()->visualRect(table()->model()->index(row, trunkline::MessagesModel::From)).center();
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, at);
    }
    /// Of the table's faces; other panes have such as well.
    template <typename T> T *face(const char *name) const
    {
        return m_window->find<QWidget>("messagesStates")->findChild<T *>(QLatin1String(name));
    }
    bool shows(const char *name) const { return face<QWidget>(name)->isVisible(); }
    QString text(const char *label) const { return m_window->find<QLabel>(label)->text(); }
    QStringList listRequests() const
    {
        QStringList lines = m_window->sandbox().requestLines();
        lines.removeIf([](const QString &line) { return !line.contains(QStringLiteral("/v2.1/messages?")); });
        return lines;
    }

    std::unique_ptr<PageFixture> m_window;
    trunkline::MessagesPage *m_page = nullptr;
};
