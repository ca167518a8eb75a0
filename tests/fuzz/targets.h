// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// What the fuzzer can be let loose on. Each takes any bytes and ends the program when the code under it, a
/// sanitizer or an oracle (oracle.h) finds something wrong. Their names on the command line are in main.cpp.
namespace trunkline::fuzz {

// Bodies of answers (numberanswers.cpp, inventoryanswers.cpp, routeanswers.cpp, messageanswers.cpp,
// callbackanswers.cpp).
void numberList(const QByteArray &body);
void numberDetail(const QByteArray &body);
void numberDetails(const QByteArray &body);
void purchase(const QByteArray &body);
void availableNumbers(const QByteArray &body);
void areaCodes(const QByteArray &body);
void exchanges(const QByteArray &body);
void routeList(const QByteArray &body);
void writtenRoute(const QByteArray &body);
void messageList(const QByteArray &body);
void messageRecord(const QByteArray &body);
void sentId(const QByteArray &body);
void callback(const QByteArray &body);
void errorBody(const QByteArray &body); // errorbodies.cpp
void jsonScan(const QByteArray &json); // jsonscans.cpp

// Single values of an answer, as UTF-8 (values.cpp).
void timestamp(const QByteArray &text);
void money(const QByteArray &text);

// What a person types or pastes, as UTF-8 (typedtexts.cpp).
void phoneNumber(const QByteArray &text);
void routeValue(const QByteArray &text);
void messageId(const QByteArray &text);

// Texts of messages, as UTF-16 so that surrogates can be alone (messagetexts.cpp).
void segments(const QByteArray &utf16);
void visibleTexts(const QByteArray &utf16);

// A request, one part a line (curllines.cpp).
void curlLines(const QByteArray &lines);

} // namespace trunkline::fuzz
