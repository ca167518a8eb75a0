// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QPersistentModelIndex>
#include <QTimer>

namespace trunkline {

class BubbleDelegate;
class Conversation;

/// The bubbles of a conversation. What is being read stays where it is, whatever comes before or behind it
/// and however wide the list gets; whoever reads the end is shown what comes. Older messages are asked for
/// near the top. Only bubbles in sight are measured at once, the others bit by bit, so that thousands do not
/// stop the window.
class BubbleList : public QListView {
    Q_OBJECT
public:
    explicit BubbleList(Conversation &conversation, QWidget *parent = nullptr);

    void showEnd();

    /// One finds a message by reading; typed letters are none of ours.
    void keyboardSearch(const QString &) override { }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectModel();
    void scrolled();
    void keepPlace();
    void arrange();
    bool measure(const QModelIndex &index);
    void readOlder();
    void measureAhead();
    bool measureInSight();
    void measureSome();

    Conversation &m_conversation;
    BubbleDelegate *m_delegate;
    QTimer m_measuring; ///< runs while some are not measured
    int m_unmeasured = 0; ///< rows before this one may not be
    bool m_isOutOfDate = false; ///< some were measured since it was laid out
    QStyleOptionViewItem m_option; ///< for measuring, of this layout
    bool m_isEnd = true; ///< the end is in sight
    bool m_isArranging = false;
    QPersistentModelIndex m_first; ///< the first in sight
    int m_firstTop = 0; ///< where it begins, in pixels from the top of the viewport
};

} // namespace trunkline
