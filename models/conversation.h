// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivereader.h"

#include <QAbstractListModel>
#include <QTimeZone>

namespace trunkline {

/// What two numbers wrote each other, oldest first, from the archive: the newest come at once, older ones
/// when they are asked for. Words only. GUI thread; must not outlive the reader. Counts its generations
/// downwards from zero, so that a table may use the same reader.
class Conversation : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        OwnRole = Qt::UserRole + 1, ///< bool: sent by the first of the two numbers
        WhenRole, ///< QString: time of day, and where it stands
        StartsDayRole, ///< bool: the first of its day
        DayRole, ///< QString: its day
        ToneRole, ///< int: Tone
        SeqRole, ///< qint64, tells it from others for as long as it is kept
    };

    explicit Conversation(ArchiveReader &reader, QObject *parent = nullptr);

    /// Empty numbers: nothing.
    void open(const PhoneNumber &own, const PhoneNumber &other);
    /// Reads what is new, and what has changed about the newest some hundred. May be called as often as
    /// something comes.
    void refresh();
    void setZone(const QTimeZone &zone);

    const PhoneNumber &own() const { return m_own; }
    const PhoneNumber &other() const { return m_other; }
    bool isOpen() const { return !m_own.isEmpty() && !m_other.isEmpty(); }
    bool isReading() const { return m_isReading; }
    /// Of the last reading; nothing when it went well, or none was asked for yet.
    const ArchiveTrouble &trouble() const { return m_trouble; }

    /// Whether there may be older ones, and they are not being read. Not canFetchMore(): views ask for more
    /// as soon as they show the end, which here is where one begins to read.
    bool canReadOlder() const { return !m_isReading && !m_isWhole && !m_lines.isEmpty(); }
    /// Does nothing unless it can.
    void readOlder();

    const Message &message(int row) const { return m_lines.at(row).message; }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// Reading began, came to an end or failed; or other numbers are meant.
    void stateChanged();

private:
    struct Line {
        qint64 seq = 0;
        Message message;
        QDate day;
    };
    enum class Wish { Newest, Older };

    void ask(Wish wish, qint64 before, int most);
    void take(int generation, const ReadMessages &messages, bool isAll);
    void fail(int generation, const ArchiveTrouble &trouble);
    QList<Line> linesOf(const ReadMessages &newestFirst) const;
    void putBefore(const QList<Line> &older);
    void mergeNewest(const QList<Line> &newest, bool isAll);
    bool mergeBehind(int kept, const QList<Line> &newest);
    void replaceAll(const QList<Line> &lines);
    QString whenText(const Message &message) const;
    QString spokenText(const Message &message) const;

    ArchiveReader &m_reader;
    PhoneNumber m_own;
    PhoneNumber m_other;
    QList<Line> m_lines; ///< oldest first
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    ArchiveTrouble m_trouble;
    Wish m_wish = Wish::Newest; ///< what is being read
    int m_generation = 0;
    bool m_isReading = false;
    bool m_isOutOfDate = false; ///< to be refreshed when what is being read has come
    bool m_isWhole = true; ///< there is nothing older
};

} // namespace trunkline
