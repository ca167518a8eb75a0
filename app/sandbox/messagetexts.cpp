// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagetexts.h"

#include <iterator>

namespace sandbox {

namespace {

using Text = const char16_t *;

// {n} becomes a number, so that two messages are seldom equal and a search finds one of them.

// More than one segment each.
constexpr Text kLongBusiness =
    u"Weekly summary {n}: 14 calls answered, 3 missed, 2 voicemails left. The longest wait was four "
    u"minutes on Tuesday morning. Nobody was turned away. Please look at the schedule for next week and "
    u"tell the front desk by Thursday noon if you cannot take one of your shifts, so that there is time to "
    u"find somebody else.";
constexpr Text kLongReply =
    u"Could we do Thursday instead? Mornings are best for me, any time before eleven, or after three if that "
    u"is easier on your side. Otherwise next week is fine too.";

constexpr Text kBusiness[] = {
    u"Your order {n} is ready for pick-up. We are open until 6 pm.",
    u"Reminder: appointment {n} is tomorrow at 9:30. Reply C to confirm or R to reschedule.",
    u"Parts for job {n} are in, pick up any time.",
    u"Your code is {n}. It is valid for 10 minutes.",
    u"Ticket {n} has been closed. Was that what you needed? 👍",
    u"Delivery {n} is about 20 minutes away 🚚",
    u"Invoice {n}: $42.50 due Friday. Thank you!",
    u"Hi, this is the front desk. Room {n} is ready, you may come by early.",
    u"We missed your call. Your request has number {n}; somebody will call back within the hour.",
    u"Class {n} moved to 5:15 pm today because of the weather ☔",
    u"Price list {n} [new]: 1 kg = 12 €, 5 kg = 55 €\nPick-up {Mon-Fri} 8~17 | no cards",
    kLongBusiness,
    u"Your package {n} was left with a neighbour. “Thank you” for your patience — we know it is late…",
    u"Su cita {n} es mañana a las 10:00. Responda SÍ para confirmar.",
    u"Pedido {n} listo. ¡Gracias por su compra!",
    u"Votre commande {n} est prête. À bientôt !",
    u"Rappel : rendez-vous nº {n} demain à 14 h. Répondez OUI pour confirmer, ça nous aide beaucoup.",
    u"Ihr Termin {n} ist morgen um 8:15 Uhr. Bitte Gerät und Netzteil mitbringen.",
    u"Seu pedido {n} saiu para entrega 📦",
    u"Twoje zamówienie {n} czeka w punkcie odbioru. Dziękujemy!",
    u"Ваш заказ {n} готов. Мы работаем до 18:00.",
    u"Нагадуємо: запис {n} завтра о 9:00.",
    u"您的订单 {n} 已送达,谢谢!",
    u"您的預約 {n} 是明天上午九點,如需更改請回覆此訊息。",
    u"ご予約番号 {n} は明日10時です。お待ちしております。",
    u"주문 {n}번이 준비되었습니다. 감사합니다.",
    u"طلبك رقم {n} جاهز للاستلام. شكرًا لك!",
    u"התור שלך, מספר {n}, נקבע למחר בשעה 9:00.",
    u"आपका ऑर्डर {n} तैयार है। धन्यवाद 🙏",
    u"Đơn hàng {n} của bạn đã sẵn sàng.",
    u"Ang iyong order {n} ay handa na. Salamat po!",
    u"Η παραγγελία {n} είναι έτοιμη.",
};

constexpr Text kReply[] = {
    u"On my way",
    u"Thanks!",
    u"👍",
    u"ok",
    u"C",
    u"Is {n} still available?",
    u"Running 10 minutes late, sorry 😅",
    u"Can you call me back about {n}?",
    u"Yes please, same as last time 😊",
    u"The gate code changed, it's {n} now.",
    kLongReply,
    u"No, wrong number.",
    u"What are your hours on Saturday?",
    u"Perfect 🎉🎉🎉",
    u"👨‍👩‍👧‍👦 four of us, table for {n}?",
    u"Sí, confirmo. Gracias.",
    u"¿A qué hora cierran hoy?",
    u"Oui, c'est noté. Merci !",
    u"Ja, passt. Danke schön!",
    u"Obrigado, até amanhã!",
    u"Dzięki, będę o ósmej.",
    u"Да, подтверждаю. Спасибо!",
    u"好的,谢谢!",
    u"はい、よろしくお願いします。",
    u"네, 알겠습니다 🙂",
    u"نعم، سأكون هناك في الساعة {n} PM",
    u"כן, תודה רבה! 😀",
    u"ठीक है, धन्यवाद",
    u"Vâng, cảm ơn!",
    u"Opo, salamat",
};

constexpr Text kOptOut[] = {u"STOP", u"Stop", u"stop", u"UNSUBSCRIBE", u"Stop please", u"CANCEL"};
constexpr Text kOptIn[] = {u"START", u"UNSTOP", u"Start", u"HELP"};
constexpr Text kCaption[] = {
    u"See photo",     u"The part with number {n} 📷", u"Así quedó el trabajo {n}",
    u"هذه هي الصورة", u"Door {n}, north side",
};

template <std::size_t Count> QString oneOf(const Text (&texts)[Count], Dice &dice)
{
    return QString::fromUtf16(texts[dice.below(qsizetype(Count))]);
}

QString pattern(Talk talk, Dice &dice)
{
    switch (talk) {
    case Talk::Business:
        return oneOf(kBusiness, dice);
    case Talk::Reply:
        return oneOf(kReply, dice);
    case Talk::OptOut:
        return oneOf(kOptOut, dice);
    case Talk::OptIn:
        return oneOf(kOptIn, dice);
    case Talk::PictureCaption:
        break;
    }
    return oneOf(kCaption, dice);
}

} // namespace

QString messageText(Talk talk, Dice &dice)
{
    return pattern(talk, dice).replace(QLatin1String("{n}"), QString::number(10000 + dice.below(90000)));
}

} // namespace sandbox
