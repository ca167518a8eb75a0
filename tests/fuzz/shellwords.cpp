// SPDX-License-Identifier: GPL-3.0-or-later
#include "shellwords.h"

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

namespace {

class Reader {
public:
    explicit Reader(const QString &line)
        : m_line(line)
    {
    }

    std::optional<QStringList> words()
    {
        while (m_at < m_line.size() && m_good)
            readOne(m_line.at(m_at++));
        endWord();
        return m_good ? std::optional(m_words) : std::nullopt;
    }

private:
    void readOne(QChar c)
    {
        static const QString actedOn = u"|&;<>()$`\n*?[]#~=%!{}"_s;
        if (c == u' ' || c == u'\t')
            return endWord();
        m_inWord = true;
        if (c == u'\'')
            readSingleQuoted();
        else if (c == u'"')
            readDoubleQuoted();
        else if (c == u'\\')
            readEscaped();
        else if (actedOn.contains(c))
            m_good = false;
        else
            m_word += c;
    }

    /// Up to the next quote, whatever stands between.
    void readSingleQuoted()
    {
        const qsizetype end = m_line.indexOf(u'\'', m_at);
        m_good = m_good && end >= 0;
        m_word += m_line.mid(m_at, end - m_at);
        m_at = end + 1;
    }

    void readDoubleQuoted()
    {
        while (m_at < m_line.size() && m_line.at(m_at) != u'"') {
            const QChar c = m_line.at(m_at++);
            m_good = m_good && c != u'`' && c != u'\\';
            m_word += c;
        }
        m_good = m_good && m_at < m_line.size();
        ++m_at;
    }

    void readEscaped()
    {
        m_good = m_good && m_at < m_line.size() && m_line.at(m_at) != u'\n';
        m_word += m_line.mid(m_at++, 1);
    }

    void endWord()
    {
        if (m_inWord)
            m_words += m_word;
        m_word.clear();
        m_inWord = false;
    }

    const QString &m_line;
    qsizetype m_at = 0;
    bool m_inWord = false;
    bool m_good = true;
    QString m_word;
    QStringList m_words;
};

} // namespace

std::optional<QStringList> shellWords(const QString &line)
{
    return Reader(line).words();
}

} // namespace trunkline::fuzz
