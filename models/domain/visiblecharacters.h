// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

namespace trunkline {

/// Which characters of text from outside a person could not see, and how they are shown instead. Control
/// characters become their pictures (U+2400 and on); everything that Unicode shows as nothing or that turns
/// the text around it about is spelled out ("[U+202E]"); half a surrogate pair becomes U+FFFD. Joiners,
/// variation selectors and tags stay only where they belong to an emoji, as in families and flags, since
/// without an emoji beside them they can hide text. Of accents heaped on one letter eight stay, more than any
/// script writes; the others are counted ("[+92]"), as they cover lines around them and take long to lay out.
///
/// Appends what begins at `at` (a character, an emoji sequence, or the rest of a heap) in the form in which
/// it is shown, and returns the place behind it. `at` must be inside the text.
qsizetype appendVisible(QString *to, QStringView text, qsizetype at);

/// On one line: line ends become a sign, tabs a blank, and everything that does not fit into `longest` UTF-16
/// units is cut, with an ellipsis as the last of them. Reads no more of the text than it shows.
QString visibleLine(QStringView text, int longest);

/// A part of a long text as it is shown.
struct VisiblePart {
    QString text;
    qsizetype end = 0; ///< where the next part begins in the original
};

/// The most UTF-16 units that one character is shown as: ten flags with tags, joined to one emoji.
inline constexpr qsizetype LongestShown = 169;

/// With its line ends (as \n) and tabs, and everything else visible: what begins at `from` and comes to about
/// `longest` shown UTF-16 units, fewer than LongestShown more; no character is split.
VisiblePart visiblePart(QStringView text, qsizetype from, qsizetype longest);

} // namespace trunkline
