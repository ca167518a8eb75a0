// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>

namespace trunkline {

/// A telephone number as the service keeps it: digits with country code, no plus ("12065550100").
/// Making one costs nothing: the service's digits are stored as they are. Only parse() asks libphonenumber
/// (about 24 µs), so it is for what a person typed, never for decoding.
class PhoneNumber {
public:
    PhoneNumber() = default;

    /// Wraps what the service sent; a leading "+" is dropped, nothing else is touched or checked.
    static PhoneNumber fromService(const QString &digits);

    bool isEmpty() const { return m_digits.isEmpty(); }
    /// "12065550100": for paths, query values and ids.
    const QString &digits() const { return m_digits; }
    /// "+12065550100".
    QString e164() const;
    /// "(206) 555-0100" for North America, "+44 20 ..." style elsewhere. For people only: what is no number
    /// ("Anonymous", a short code) comes back as it is, but visible and at most 40 characters of it
    /// (visiblecharacters.h), since whoever sends a message may choose it.
    QString national() const;
    /// The last four digits, for typed confirmations and search.
    QString lastFour() const { return m_digits.right(4); }
    /// Three-digit area code of a North American number, else empty.
    QString npa() const;
    /// The exchange (NXX) of a North American number, else empty.
    QString nxx() const;
    bool isNorthAmerican() const;

    friend bool operator==(const PhoneNumber &, const PhoneNumber &) = default;
    friend auto operator<=>(const PhoneNumber &a, const PhoneNumber &b)
    {
        return a.m_digits.compare(b.m_digits) <=> 0;
    }
    friend size_t qHash(const PhoneNumber &n, size_t seed = 0) { return qHash(n.m_digits, seed); }

private:
    QString m_digits;
};

/// What parse() thinks of a typed number. Doubtful is allowed with a hint, Impossible is not.
enum class NumberVerdict {
    Empty,
    Valid,
    Doubtful, ///< right shape, but the numbering plan on this machine does not know it (new area codes exist)
    Impossible, ///< too short, too long, or not a number
};

struct ParsedNumber {
    NumberVerdict verdict = NumberVerdict::Empty;
    PhoneNumber number; ///< set for Valid and Doubtful
};

/// Reads any spelling: "(206) 555-0100", "+1 206 555 0100", "206.555.0100", "001 ...", a tel: link.
/// Numbers without a country code are read as North American.
ParsedNumber parsePhoneNumber(const QString &typed);

/// The digits of any text, in order; the key for "filter as you type" over any spelling of a number.
QString digitsOf(QStringView text);

} // namespace trunkline

// Lists of them move and grow as a block: with half a million rows that is noticed.
Q_DECLARE_TYPEINFO(trunkline::PhoneNumber, Q_RELOCATABLE_TYPE);
