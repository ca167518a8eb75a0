// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"

#include <QAbstractListModel>
#include <QTimeZone>

namespace trunkline {

/// What two numbers wrote each other, oldest first, from the archive: the newest come at once, older ones
/// when they are asked for. Words only. GUI thread; must not outlive the reader, which nothing else should
/// ask for conversations.
class Conversation : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        OwnRole = Qt::UserRole + 1, ///< bool: sent by the first of the two numbers
        WhenRole, ///< QString: time, and where it stands
        ToneRole, ///< int: Tone
        IdRole, ///< QString
    };

    explicit Conversation(ArchiveReader &reader, QObject *parent = nullptr);

    /// Empty numbers: nothing.
    void open(const PhoneNumber &own, const PhoneNumber &other);
    /// Reads what is new, and what has changed about those that are here.
    void refresh();
    void setZone(const QTimeZone &zone);

    const PhoneNumber &own() const { return m_own; }
    const PhoneNumber &other() const { return m_other; }
    bool isReading() const { return m_isReading; }
    /// Whether there is nothing older in the archive.
    bool isWhole() const { return m_isWhole; }
    const Message &message(int row) const { return m_messages.at(row).second; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    /// Older ones. Guards itself against a second call while the first is under way.
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// A part has come: so many rows were put in front, or all are new.
    void came(int older);
    void failed(const trunkline::ArchiveTrouble &trouble);

private:
    void ask(qint64 before, int most);
    void take(int generation, const ReadMessages &messages, bool isAll);

    ArchiveReader &m_reader;
    PhoneNumber m_own;
    PhoneNumber m_other;
    ReadMessages m_messages; ///< oldest first
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    int m_generation = 0;
    bool m_isReading = false;
    bool m_isWhole = true;
    bool m_isAnew = true; ///< what is asked for replaces everything
};

} // namespace trunkline
