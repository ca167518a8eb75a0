// SPDX-License-Identifier: GPL-3.0-or-later
#include "orderresultdelegate.h"

#include "ordermodel.h"
#include "theme.h"

namespace trunkline {

namespace {

QColor colorOf(StepState state, const QPalette &palette)
{
    const StateColors colors = StateColors::of(palette);
    switch (state) {
    case StepState::Running:
        return colors.accent;
    case StepState::Done:
        return colors.good;
    case StepState::Refused:
    case StepState::Absent:
        return colors.bad;
    case StepState::Unclear:
        return colors.warning;
    case StepState::NotAsked:
    case StepState::Waiting:
    case StepState::Stopped:
        break;
    }
    return colors.muted;
}

} // namespace

void OrderResultDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto state = StepState(index.data(OrderModel::StateRole).toInt());
    option->palette.setColor(QPalette::Text, colorOf(state, option->palette));
}

} // namespace trunkline
