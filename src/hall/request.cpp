#include "hall/request.h"

#include "base/overloaded.h"
#include "hall/message_json.h"
#include "ops/op_line.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t kMostOps = 2000;
constexpr std::size_t kMostAnswerBytes = 2048;
constexpr double kLongest_s = 24 * 3600;
constexpr const char* kAnswers[] = {"kept", "refused", "malformed", "trouble"};

Json fields_of(const Wish& wish) {
  return std::visit(
      base::Overloaded{
          [](const NextStep& w) {
            return Json{{"ask", "step"}, {"step", w.step}};
          },
          [](const AskQuestion& w) {
            return Json{{"ask", "question"}, {"text", w.text}};
          },
          [](const Say& w) {
            return Json{{"ask", "say"}, {"text", w.text}};
          },
          [](const CardFromAfar& w) {
            Json j{{"ask", "card"}, {"text", w.text}, {"origin", w.origin}};
            if (!w.origin_session.nil()) j["origin_session"] = w.origin_session.str();
            if (!w.origin_card.nil()) j["origin_card"] = w.origin_card.str();
            return j;
          },
          [](const IslandFromAfar& w) {
            Json j{{"ask", "island"}, {"plate", w.plate}, {"origin", w.origin}};
            if (!w.origin_session.nil()) j["origin_session"] = w.origin_session.str();
            Json& list = j["ops"] = Json::array();
            for (const ops::Op& op : w.ops) list.push_back(Json::parse(ops::to_json_line(op)));
            return j;
          },
          [](const GiveTime& w) {
            return Json{{"ask", "time"}, {"seconds", w.seconds}, {"what_for", w.what_for}};
          },
          [](const AlsoOpenAt& w) {
            return Json{
                {"ask", "also_open"}, {"session", w.session.str()}, {"table", w.other_table}};
          }},
      wish);
}

Result<Wish> read_text(const Json& j, bool is_question) {
  const std::string text = text_in(j, "text", kMostRequestText);
  if (text.empty()) return wrong_field("text");
  return is_question ? Wish(AskQuestion{text}) : Wish(Say{text});
}

Result<Wish> read_card(const Json& j) {
  CardFromAfar card{text_in(j, "text", kMostRequestText), text_in(j, "origin", kMostRequestText),
                    id_in(j, "origin_session"), id_in(j, "origin_card")};
  if (card.text.empty()) return wrong_field("text");
  return Wish(std::move(card));
}

Result<Wish> read_island(const Json& j) {
  IslandFromAfar island{text_in(j, "plate", kMostRequestText),
                        text_in(j, "origin", kMostRequestText),
                        id_in(j, "origin_session"),
                        {}};
  const auto list = j.find("ops");
  if (list == j.end() || !list->is_array() || list->empty() || list->size() > kMostOps)
    return wrong_field("ops");
  for (const Json& item : *list) {
    auto op = ops::from_json_line(item.dump(-1, ' ', false, Json::error_handler_t::replace));
    if (!op) return op.error();
    island.ops.push_back(std::move(*op));
  }
  return Wish(std::move(island));
}

Result<Wish> read_time(const Json& j) {
  const auto seconds = number_in(j, "seconds");
  if (!seconds || *seconds < 0 || *seconds > kLongest_s) return wrong_field("seconds");
  return Wish(GiveTime{*seconds, text_in(j, "what_for", kMostRequestText)});
}

Result<Wish> read_wish(const Json& j) {
  const std::string ask = text_in(j, "ask", 32);
  if (ask == "step") {
    const auto step = count_in(j, "step");
    if (!step || *step > 999) return wrong_field("step");
    return Wish(NextStep{int(*step)});
  }
  if (ask == "question" || ask == "say") return read_text(j, ask == "question");
  if (ask == "card") return read_card(j);
  if (ask == "island") return read_island(j);
  if (ask == "time") return read_time(j);
  if (ask == "also_open") {
    const base::Id session = id_in(j, "session");
    if (session.nil()) return wrong_field("session");
    return Wish(AlsoOpenAt{session, text_in(j, "table", kMostRequestText)});
  }
  return Error{ErrorCode::version,
               base::sentence("The hall asks for something that this program does not know."), ask};
}

}  // namespace

std::string text_of(const Request& request) {
  Json j{
      {"hall", kRequestVersion}, {"id", request.id.str()}, {"at", base::format_time(request.at)}};
  j.update(fields_of(request.wish));
  return j.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Request> read_request(std::string_view text) {
  const auto j = read_object(text, kMostRequestBytes);
  if (!j) return j.error();
  const auto version = count_in(*j, "hall");
  if (!version || *version == 0) return wrong_field("hall");
  if (*version > kRequestVersion)
    return Error{
        ErrorCode::version, base::sentence("The hall's program is newer than this table's."), {}};
  Request request;
  request.id = id_in(*j, "id");
  if (request.id.nil()) return wrong_field("id");
  request.at = base::parse_time(text_in(*j, "at", 40)).value_or(0);
  auto wish = read_wish(*j);
  if (!wish) return wish.error();
  request.wish = std::move(*wish);
  return request;
}

std::string text_of(RequestAnswer answer, base::Id request) {
  return Json{{"hall", kRequestVersion}, {"id", request.str()}, {"answer", kAnswers[int(answer)]}}
      .dump();
}

Result<RequestAnswer> read_request_answer(std::string_view text, base::Id request) {
  const auto j = read_object(text, kMostAnswerBytes);
  if (!j) return j.error();
  const std::string said = text_in(*j, "answer", 16);
  for (int n = 0; n < 4; ++n) {
    if (said != kAnswers[n]) continue;
    const bool is_of_it =
        id_in(*j, "id") == request || RequestAnswer(n) == RequestAnswer::malformed;
    return is_of_it ? Result<RequestAnswer>(RequestAnswer(n)) : wrong_field("id");
  }
  return wrong_field("answer");
}

}  // namespace hall
