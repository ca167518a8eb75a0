// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace sandbox {

/// Texts that a client had better not believe. Some hold what QJsonDocument cannot write: it stands there as
/// a placeholder until withRawBytes() has been over the document.
namespace nastytext {

QString bidi(); ///< overrides, isolates and marks that turn the text around it about
QString invisible(); ///< one of every character that shows as nothing
QString html(); ///< tags, scripts, entities, pictures from elsewhere
QString placeholders(); ///< "%1", "&Yes", "=cmd()": what formats, menus and spreadsheets act on
QString controls(); ///< NUL and its like, escaped as JSON wants it
QString loneSurrogates(); ///< halves of pairs
QString combining(); ///< a letter under 120 accents
QString rawNul(); ///< bytes that must not be in JSON
QString invalidUtf8();

} // namespace nastytext

/// The document with the placeholders of nastytext replaced by what they stand for.
QByteArray withRawBytes(QByteArray json);

} // namespace sandbox
