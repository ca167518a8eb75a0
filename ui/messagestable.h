// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QTimer>

class QMenu;

namespace trunkline {

class MessagesModel;

/// The table of messages: columns, painting, keys and the menu of a row. Who has scrolled down keeps the rows
/// they read where they are when others come above; at the top the newest are seen. Copy takes whole values
/// (E.164 numbers, whole bodies, ISO times), as tab-separated text.
class MessagesTable : public QTableView {
    Q_OBJECT
public:
    explicit MessagesTable(QWidget *parent = nullptr);

    /// To be called once.
    void setMessages(MessagesModel &messages);
    void copySelection();
    /// Each once, in the order shown. Long when everything is selected.
    QList<int> selectedRowList() const;
    int selectedRowCount() const;
    /// Nothing: it would look at a million rows that are not at hand. There is a filter.
    void keyboardSearch(const QString &) override { }

Q_SIGNALS:
    /// Enter or a double click.
    void openRequested(const QModelIndex &index);
    void replyRequested(const QModelIndex &index);
    void selectionMoved();
    /// Rows are to be copied of which not all are at hand.
    void copyRequested(const QList<int> &rows);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void setUpColumns();
    void setUpMenu();
    void wantRowsInView();
    void beginInsertion(int first);
    void endInsertion();
    void keepPlace(int first, int came);

    MessagesModel *m_messages = nullptr;
    bool m_insertsUnseen = false; ///< rows are being inserted below what is seen
    QTimer m_viewMoved; ///< rows are asked for once per burst of changes
    QMenu *m_menu; ///< one, kept: a menu made anew cannot be read by a screen reader (house.md)
};

} // namespace trunkline
