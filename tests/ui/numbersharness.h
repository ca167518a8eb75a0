// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numbersmodel.h"
#include "numberspage.h"
#include "pagefixture.h"

#include <algorithm>
#include <QAbstractItemView>
#include <QLabel>
#include <QTableView>

/// The page Numbers in a window, with what its tests do over and over: rows, cells, clicks, writes.
class NumbersHarness {
public:
    explicit NumbersHarness(const sandbox::Options &options = testsupport::SandboxAccount::smallOptions())
        : m_fixture(options)
    {
    }

    /// Shows the page; true once the list is complete, or has failed.
    bool open(QSize size = {1100, 700})
    {
        m_page = new trunkline::NumbersPage(m_fixture.workspace());
        QObject::connect(m_page, &trunkline::TabPage::notice, m_page,
                         [this](const trunkline::Notice &notice) { m_fixture.take(notice); });
        return m_fixture.show(m_page, size) && testsupport::waitFor([this] {
                   const auto state = m_fixture.workspace().numbers.status().state();
                   return state == trunkline::ListStatus::State::Complete
                       || state == trunkline::ListStatus::State::Failed;
               });
    }

    PageFixture &fixture() { return m_fixture; }
    testsupport::SandboxAccount &sandbox() { return m_fixture.sandbox(); }
    trunkline::NumbersPage *page() const { return m_page; }
    QTableView *table() const { return m_fixture.find<QTableView>("numbersTable"); }
    int rows() const { return table()->model()->rowCount(); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }
    trunkline::PhoneNumber number(int row) const
    {
        return trunkline::PhoneNumber::fromService(
            table()->model()->index(row, 0).data(trunkline::NumbersModel::IdRole).toString());
    }
    int rowOf(const trunkline::PhoneNumber &wanted) const
    {
        for (int row = 0; row < rows(); ++row) {
            if (number(row) == wanted)
                return row;
        }
        return -1;
    }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QModelIndex index = table()->model()->index(row, trunkline::NumbersModel::Number);
        table()->scrollTo(index);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers,
                          table()->visualRect(index).center());
    }
    /// Selects the rows by mouse and waits until their routes are known.
    bool select(int first, int last)
    {
        clickRow(first);
        if (last > first)
            clickRow(last, Qt::ShiftModifier);
        return testsupport::waitFor([this, first, last] {
            for (int row = first; row <= last; ++row) {
                if (!m_fixture.workspace().numbers.detail(number(row)))
                    return false;
            }
            return true;
        });
    }
    const trunkline::NumberDetail *detail(int row)
    {
        return m_fixture.workspace().numbers.detail(number(row));
    }
    QString text(const char *label) const { return m_fixture.find<QLabel>(label)->text(); }
    /// The text of the newest notice; empty while there is none.
    QString lastNotice() const
    {
        return m_fixture.notices().isEmpty() ? QString() : m_fixture.notices().constLast().text;
    }

    /// "PATCH /v2/numbers/12065550100 ...", everything that is not a read, in order.
    QStringList writes()
    {
        QStringList lines;
        for (const sandbox::LoggedRequest &request : m_fixture.sandbox().requests()) {
            if (!testsupport::isRead(request))
                lines += QString::fromLatin1(request.verb) + u' ' + request.target;
        }
        return lines;
    }
    QByteArray lastBody()
    {
        QByteArray body;
        for (const sandbox::LoggedRequest &request : m_fixture.sandbox().requests()) {
            if (!testsupport::isRead(request))
                body = request.body;
        }
        return body;
    }
    /// The numbers whose details were asked for together, of all requests.
    QString askedTogether()
    {
        QString bodies;
        for (const sandbox::LoggedRequest &request : m_fixture.sandbox().requests()) {
            if (testsupport::isRead(request))
                bodies += QString::fromUtf8(request.body);
        }
        return bodies;
    }

private:
    PageFixture m_fixture;
    trunkline::NumbersPage *m_page = nullptr;
};
