// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace trunkline {

/// The signals of a RowSource, which is a template and cannot have any itself. They come in pairs around the
/// change, as QAbstractItemModel wants them, so a table model only passes them on.
class RowSourceSignals : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

Q_SIGNALS:
    void aboutToInsert(int first, int count);
    void inserted();
    void aboutToRemove(int first, int count);
    void removed();
    void aboutToReset();
    void wasReset();
    void changed(int first, int last);
};

/// What a table reads: ordered ids, and the content of rows by window. In memory today (MemoryRows); an
/// archive on disk may stand behind it later, which is why row() may answer "not here yet". GUI thread only.
template <typename T> class RowSource : public RowSourceSignals {
public:
    using RowSourceSignals::RowSourceSignals;

    virtual int count() const = 0;
    virtual QString id(int row) const = 0;
    /// The row with that id, or -1.
    virtual int indexOf(const QString &id) const = 0;
    /// The content, or nullptr while it is not at hand; valid until the next change.
    virtual const T *row(int row) const = 0;
    /// The view is about to show these rows; a lazy source fetches them and emits changed().
    virtual void want(int first, int last)
    {
        Q_UNUSED(first);
        Q_UNUSED(last);
    }
};

} // namespace trunkline
