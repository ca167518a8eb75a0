// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme.h"

#include <QByteArray>
#include <QString>

class QHeaderView;
class QSplitter;

namespace trunkline {

/// What the window remembers between starts: sizes, columns and appearance. Window state only, nothing of an
/// account; kept through QSettings under the program's own name. Cheap to make where it is needed.
class WindowSettings {
public:
    QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    Appearance appearance() const;
    void setAppearance(Appearance appearance);
};

/// Restores a header's widths, order and hidden columns now, and saves them whenever a person changes them.
/// Call it after the columns exist and have their default widths.
void rememberColumns(QHeaderView *header, const QString &name);
/// The same for the sizes of a splitter.
void rememberSplitter(QSplitter *splitter, const QString &name);

} // namespace trunkline
