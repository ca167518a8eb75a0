// SPDX-License-Identifier: GPL-3.0-or-later
#include "panefocus.h"

#include <algorithm>
#include <QApplication>
#include <QWidget>

namespace trunkline {

namespace {

QWidget *firstStop(QWidget *pane)
{
    const auto accepts = [](const QWidget *w) {
        return w->isVisible() && w->isEnabled() && (w->focusPolicy() & Qt::TabFocus);
    };
    if (accepts(pane))
        return pane;
    const QList<QWidget *> children = pane->findChildren<QWidget *>();
    const auto found = std::find_if(children.cbegin(), children.cend(), accepts);
    return found == children.cend() ? nullptr : *found;
}

QList<QWidget *> panesOf(QWidget *page)
{
    QList<QWidget *> panes;
    const QList<QWidget *> children = page->findChildren<QWidget *>();
    std::copy_if(children.cbegin(), children.cend(), std::back_inserter(panes), [](QWidget *w) {
        return w->property("pane").toBool() && w->isVisible() && firstStop(w) != nullptr;
    });
    const auto position = [page](const QWidget *w) { return w->mapTo(page, QPoint()); };
    std::sort(panes.begin(), panes.end(), [&position](const QWidget *a, const QWidget *b) {
        const QPoint pa = position(a);
        const QPoint pb = position(b);
        return pa.x() != pb.x() ? pa.x() < pb.x() : pa.y() < pb.y();
    });
    return panes;
}

} // namespace

void focusNextPane(QWidget *page)
{
    const QList<QWidget *> panes = panesOf(page);
    if (panes.isEmpty())
        return;
    const QWidget *focus = QApplication::focusWidget();
    int current = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus && (panes.at(i) == focus || panes.at(i)->isAncestorOf(focus)))
            current = i;
    }
    firstStop(panes.at((current + 1) % panes.size()))->setFocus(Qt::TabFocusReason);
}

} // namespace trunkline
