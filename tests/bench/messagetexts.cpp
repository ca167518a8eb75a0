// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagetexts.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

/// In templates: # is a figure, @ a name, $ an amount, ~ a time of day, & a place.
const QStringList latin{
    u"Your verification code is ######. It expires in 10 minutes. Never share it with anyone."_s,
    u"###### is your Lakeside Bank security code. If you did not ask for it, call us at once."_s,
    u"G-###### is your sign-in code for Harbor Mail."_s,
    u"Hi @, your parcel ##-#### was handed to the driver and arrives today between ~ and ~."_s,
    u"Parcel ##-#### is delayed. New delivery date: tomorrow before ~. We are sorry for the wait."_s,
    u"Your order #####-## has shipped. Track it any time at https://example.com/t/######"_s,
    u"@, your delivery is three stops away. Please have someone at home in & by ~."_s,
    u"Nobody was home at ~. Your parcel ##-#### waits at the pickup point in & until Saturday."_s,
    u"Reminder: @ has an appointment with Dr. Okafor on the ##th at ~. Reply C to confirm, R to reschedule."_s,
    u"Your appointment at the & clinic was moved to ~. Reply YES if that works for you."_s,
    u"Thanks @, you are confirmed for ~. Please arrive ten minutes early and bring your insurance card."_s,
    u"We missed you today. Call the & office to find a new time. Cancelled visits after 24 hours cost $."_s,
    u"Dear @, your table for # at Trattoria Verde is booked for ~. Reply CANCEL if plans change."_s,
    u"Your balance is $. A payment of $ is due on the ##th. Reply PAY to pay from your usual card."_s,
    u"We received your payment of $. Thank you, @! Your receipt number is ######."_s,
    u"Alert: a card purchase of $ at & Hardware was declined. Was this you? Reply Y or N."_s,
    u"Low balance: your account ending in #### is below $."_s,
    u"Your car is ready for pickup at our & garage. The total is $. We close at ~."_s,
    u"@, the technician will arrive between ~ and ~. Please keep pets away from the meter."_s,
    u"Outage in &: crews are on site, power should be back by ~. Reply STATUS for news."_s,
    u"The outage reported in & is over. Reply HELP if you are still without power."_s,
    u"School closed today in & because of the weather. Classes go on tomorrow at ~."_s,
    u"Hi @, this is the front desk. Room ### is ready, check-in is open until ~."_s,
    u"Flight ### to & now boards at gate ##. Departure ~. Have a pleasant trip!"_s,
    u"Your flight ### was delayed to ~. Meal vouchers of $ are at the service counter."_s,
    u"Flash sale! 20% off everything in & this weekend only. Code SAVE##. Reply STOP to end messages."_s,
    u"Your prescription ####### is ready at the & pharmacy. Open until ~ today."_s,
    u"Refill due: reply 1 to have prescription ####### filled and delivered to &."_s,
    u"Ticket ##### was answered by @: we restarted the line, please try again and tell us how it goes."_s,
    u"Ticket ##### is closed. How did we do? Reply with a number from 1 to 5."_s,
    u"You are number ## in line at &. About ## minutes to go. Reply X to leave the line."_s,
    u"Your ride is here: grey Corolla, plate ###-###. The driver is @."_s,
    u"Shift open: & store, tomorrow ~ to ~. Reply TAKE to take it, @."_s,
    u"Team: the standup moves to ~. The dial-in number stays the same, code ####."_s,
    u"@ invited you to the neighbourhood meeting in & at ~. Can you make it?"_s,
    u"STOP"_s,
    u"Yes"_s,
    u"Thanks, see you at ~"_s,
    u"Ok, on my way to & now, there in ## minutes"_s,
    u"Can you call me back please? This is @, it is about invoice ######."_s,
};

const QStringList cyrillic{
    u"Ваш код подтверждения: ######. Никому его не сообщайте."_s,
    u"Заказ ##### доставлен в пункт выдачи. Ждём вас до ~."_s,
    u"Напоминаем: приём у врача завтра в ~. Ответьте ДА, чтобы подтвердить."_s,
    u"Ваша посылка ##-#### задерживается, приносим извинения."_s,
    u"Привет! Перезвони мне, пожалуйста, после ~"_s,
    u"Оплата $ получена, спасибо за покупку!"_s,
};

const QStringList cjk{
    u"您的验证码是######，十分钟内有效，请勿告诉他人。"_s,
    u"您的包裹##-####已送达，请于今天~前领取。"_s,
    u"明天~有预约，请回复确认。"_s,
    u"ご予約は明日~です。変更の際はお電話ください。"_s,
    u"確認コード：######。他の人に教えないでください。"_s,
    u"주문하신 상품이 오늘 ~ 이전에 배송됩니다. 감사합니다."_s,
};

const QStringList emoji{
    u"🎉 Happy birthday @! Enjoy a free coffee on us today ☕"_s,
    u"Your pizza is on its way 🍕🚗 and arrives at ~"_s,
    u"👍"_s,
    u"Great work today @ 💪🔥 see you at ~"_s,
    u"📦 Parcel ##-#### delivered to & ✅"_s,
    u"Running late 😅 there in ## minutes ❤️"_s,
};

const QStringList words{
    u"about"_s,    u"after"_s,   u"again"_s,    u"agree"_s,  u"already"_s, u"always"_s,    u"answer"_s,
    u"before"_s,   u"better"_s,  u"bring"_s,    u"bridge"_s, u"call"_s,    u"change"_s,    u"check"_s,
    u"children"_s, u"close"_s,   u"coffee"_s,   u"could"_s,  u"dinner"_s,  u"door"_s,      u"early"_s,
    u"enough"_s,   u"evening"_s, u"every"_s,    u"family"_s, u"figure"_s,  u"finally"_s,   u"friday"_s,
    u"friend"_s,   u"garden"_s,  u"happy"_s,    u"have"_s,   u"help"_s,    u"house"_s,     u"idea"_s,
    u"just"_s,     u"keys"_s,    u"know"_s,     u"later"_s,  u"leave"_s,   u"little"_s,    u"maybe"_s,
    u"meeting"_s,  u"money"_s,   u"morning"_s,  u"need"_s,   u"never"_s,   u"office"_s,    u"often"_s,
    u"paper"_s,    u"people"_s,  u"picture"_s,  u"please"_s, u"quite"_s,   u"ready"_s,     u"really"_s,
    u"report"_s,   u"right"_s,   u"school"_s,   u"should"_s, u"sister"_s,  u"something"_s, u"station"_s,
    u"still"_s,    u"street"_s,  u"sunday"_s,   u"their"_s,  u"think"_s,   u"ticket"_s,    u"today"_s,
    u"tomorrow"_s, u"train"_s,   u"umbrella"_s, u"until"_s,  u"wait"_s,    u"water"_s,     u"weather"_s,
    u"week"_s,     u"window"_s,  u"work"_s,     u"would"_s,  u"write"_s,   u"yellow"_s,    u"zucchini"_s,
};

const QStringList names{u"Aaliyah"_s, u"Bruno"_s,   u"Chloé"_s, u"Dmitri"_s, u"Elena"_s,
                        u"Farid"_s,   u"Grace"_s,   u"Hugo"_s,  u"Imani"_s,  u"Jürgen"_s,
                        u"Keiko"_s,   u"Luca"_s,    u"María"_s, u"Noah"_s,   u"Olivia"_s,
                        u"Priya"_s,   u"Quentin"_s, u"Rosa"_s,  u"Samuel"_s, u"Tanvi"_s};

const QStringList places{u"Ballard"_s,   u"Fremont"_s, u"Tacoma"_s,     u"Spokane"_s, u"Eugene"_s,
                         u"Denver"_s,    u"Boulder"_s, u"Austin"_s,     u"El Paso"_s, u"Savannah"_s,
                         u"Rochester"_s, u"Albany"_s,  u"Burlington"_s, u"Duluth"_s,  u"Fargo"_s};

QString timeOfDay(Dice &dice)
{
    return u"%1:%2"_s.arg(8 + dice.below(12)).arg(15 * dice.below(4), 2, 10, QChar(u'0'));
}

QString pick(const QStringList &from, Dice &dice)
{
    return from.at(dice.below(int(from.size())));
}

QString filled(const QString &pattern, Dice &dice)
{
    QString text;
    text.reserve(2 * pattern.size());
    for (const QChar c : pattern) {
        if (c == u'#')
            text += QChar(u'0' + dice.below(10));
        else if (c == u'@')
            text += pick(names, dice);
        else if (c == u'$')
            text += u"$%1.%2"_s.arg(dice.below(900)).arg(dice.below(100), 2, 10, QChar(u'0'));
        else if (c == u'~')
            text += timeOfDay(dice);
        else if (c == u'&')
            text += pick(places, dice);
        else
            text += c;
    }
    return text;
}

QString freeText(Dice &dice)
{
    QString text = pick(words, dice);
    text[0] = text.at(0).toUpper();
    for (int more = 3 + dice.below(25); more > 0; --more)
        text += (dice.below(9) == 0 ? u", "_s : u" "_s) + pick(words, dice);
    return QString(text + (dice.below(3) == 0 ? u'?' : u'.'));
}

} // namespace

QString messageText(Dice &dice)
{
    const int kind = dice.below(100);
    if (kind < 8)
        return filled(pick(cyrillic, dice), dice);
    if (kind < 13)
        return filled(pick(cjk, dice), dice);
    if (kind < 18)
        return filled(pick(emoji, dice), dice);
    return kind < 36 ? freeText(dice) : filled(pick(latin, dice), dice);
}

} // namespace trunkline::bench
