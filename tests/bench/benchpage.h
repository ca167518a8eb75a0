// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures.h"
#include "guigaps.h"
#include "largeaccount.h"
#include "workspace.h"

#include <memory>
#include <QTableView>
#include <QTemporaryDir>

namespace trunkline::bench {

/// A page of the window on an account of so many numbers, and so many for sale. Tells when the rows of its
/// table are painted. Times are in milliseconds.
class BenchPage : public QObject {
public:
    BenchPage(int numbers, int forSale);
    ~BenchPage() override;

    Workspace &workspace() { return m_workspace; }
    /// Takes ownership of the page; the table is the one of that name in it.
    void show(QWidget *page, const QString &table);
    QTableView &table() const { return *m_table; }
    template <typename T> T &find(const QString &name) const { return *m_page->findChild<T *>(name); }

    /// From now until rows are painted for which it is so.
    double paintedAfter(const std::function<void()> &action, const std::function<bool()> &isSo = {});
    /// A key with or without a text, pressed in that widget.
    static void press(QWidget &widget, int key, const QString &text = {},
                      Qt::KeyboardModifiers modifiers = {});
    /// A click on the head of that column.
    void clickHead(int column);
    /// Jumps of the scroll bar to anywhere, and the wheel: from what moved the rows to the end of its frame.
    void reportScrolling(const FigureRun &run);
    static void reportGaps(const FigureRun &run, const QString &when, const GuiGaps &gaps);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void turnWheel();

    QTemporaryDir m_home;
    testsupport::LargeAccount m_account;
    Session m_session;
    Workspace m_workspace;
    std::unique_ptr<QWidget> m_page;
    QTableView *m_table = nullptr;
    bool m_isPainting = false;
    int m_paints = 0;
    QElapsedTimer m_since; ///< something moved the rows; invalid once that is painted
    QList<double> m_frames;
};

} // namespace trunkline::bench
