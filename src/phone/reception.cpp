#include "phone/reception.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "phone/jpeg.h"

namespace phone {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t kMostSaid = 200;  // answers on a sheet
constexpr int kAgain_s = 2;
constexpr std::size_t kMoreThanAllowed = 1024;  // is read, so that it can be answered

/// All of it is compared, whatever differs.
bool same(const std::string& a, const std::string& b) {
  unsigned differ = a.size() == b.size() ? 0u : 1u;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    differ |= static_cast<unsigned>(static_cast<unsigned char>(a[i] ^ b[i]));
  return differ == 0;
}

/// "192.168.1.5:8123" without the port.
std::string without_port(const std::string& host) {
  if (host.starts_with("[")) return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

bool is_own_machine(const std::string& name) {
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

/// Words without control characters; lines may be broken where `lines` says so.
enum class Lines { one, several };
bool is_plain(const std::string& text, Lines lines) {
  return base::is_utf8(text) && std::ranges::all_of(text, [&](char c) {
           const auto byte = static_cast<unsigned char>(c);
           if (byte == '\n') return lines == Lines::several;
           return byte >= 0x20 && byte != 0x7f;
         });
}

bool is_blank(const std::string& text) { return base::lines_of(text).empty(); }

std::string text_at(const Json& from, const char* name) {
  const auto it = from.find(name);
  return it != from.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::optional<int> number_at(const Json& from, const char* name) {
  const auto it = from.find(name);
  if (it == from.end() || !it->is_number_integer()) return {};
  const auto value = it->is_number_unsigned() && it->get<std::uint64_t>() > 1000000u
                         ? std::int64_t(1000000)
                         : it->get<std::int64_t>();
  return int(std::clamp<std::int64_t>(value, -1000000, 1000000));
}

std::optional<Reply> refused_by(Verdict verdict) {
  switch (verdict) {
    case Verdict::yes:
      return {};
    case Verdict::later:
      return refusal(429, "later", kAgain_s);
    case Verdict::never:
      return refusal(403, "enough");
    case Verdict::full:
      return refusal(503, "full", 60);
  }
  return {};
}

Json object_in(const std::string& body) {
  Json j = Json::parse(body, nullptr, false);
  return j.is_object() ? j : Json();
}

std::optional<ops::Said> said_in(const Json& j, const Limits& limits) {
  if (!j.is_object()) return {};
  const auto inquiry = base::Id::parse(text_at(j, "inquiry"));
  if (!inquiry) return {};
  ops::Said out{*inquiry, number_at(j, "value").value_or(0), text_at(j, "text")};
  if (!is_plain(out.text, Lines::several)) return {};
  if (base::count_code_points(out.text) > limits.answer) return {};
  return out;
}

}  // namespace

Reply refusal(int status, std::string_view word, int after_s) {
  Reply out;
  out.status = status;
  out.body = Json{{"say", word}}.dump();
  out.after_s = after_s;
  return out;
}

Reply taken() {
  Reply out;
  out.body = R"({"ok":true})";
  return out;
}

std::optional<Reply> Reception::wrong_caller(const Request& request) const {
  const std::string name = without_port(request.host);
  // Another name for this address: a page from elsewhere that had its own name lead here.
  if (!is_own_machine(name) && !hosts_.contains(name)) return refusal(421, "host");
  if (!request.origin.empty() && request.origin != "http://" + request.host)
    return refusal(403, "origin");
  return {};
}

std::optional<Reply> Reception::turned_away(const Request& request, double now_s) {
  if (!rules_.admits(request.address, now_s)) return refusal(429, "later", kAgain_s);
  if (auto wrong = wrong_caller(request)) return wrong;
  const bool reads = request.method == "GET";
  if (!reads && request.method != "POST") return refusal(405, "method");
  return {};
}

Wanted Reception::receive(const Request& request, const Inbox& inbox, double now_s) {
  if (auto no = turned_away(request, now_s)) return *no;
  const bool reads = request.method == "GET";
  if (const auto page = pages_.find(request.target); page != pages_.end()) {
    if (!reads) return refusal(405, "method");
    Reply out;
    out.type = page->second.type;
    out.body = page->second.bytes;
    return out;
  }
  const bool known = reads ? request.target == "/state" || request.target == "/map.svg"
                           : request.target == "/card" || request.target == "/points" ||
                                 request.target == "/sheet" || request.target == "/photo";
  if (!known) return refusal(404, "nothing");
  if (!door_.open) return refusal(410, "over");
  if (door_.key.empty() || !same(request.key, door_.key)) return refusal(403, "key");
  if (!is_phone_name(request.phone)) return refusal(400, "phone");
  if (!told_) return refusal(503, "later", kAgain_s);
  if (request.target == "/state") return state(request, now_s);
  if (request.target == "/map.svg") return map(request, now_s);
  if (request.body.size() > most_of(request.target)) return refusal(413, "long");
  if (request.target == "/photo") return photo(request, now_s);
  if (request.target == "/card") return card(request, inbox, now_s);
  return request.target == "/points" ? points(request, now_s) : sheet(request, now_s);
}

std::size_t Reception::most_of(const std::string& target) const {
  const Limits& limits = rules_.limits();
  return target == "/photo"   ? limits.photo_bytes
         : target == "/sheet" ? limits.sheet_bytes
                              : limits.card_bytes;
}

std::size_t Reception::most_bytes(const Request& head) const {
  // Room for a picture is made for nobody else.
  const bool wanted = door_.open && told_ && told_->takes_photos && photos_ &&
                      same(head.key, door_.key) && !wrong_caller(head);
  if (head.target == "/photo" && head.method == "POST" && wanted) return most_of(head.target);
  return most_of("/sheet") + kMoreThanAllowed;
}

Reply Reception::state(const Request& request, double now_s) {
  rules_.seen(request.phone, now_s);
  Reply out;
  out.body = state_text(*told_, giver_of(request.phone));
  return out;
}

Reply Reception::map(const Request& request, double now_s) {
  if (!told_->shows_map) return refusal(404, "map");
  rules_.seen(request.phone, now_s);
  map_asked_s_ = now_s;
  Reply out;
  if (!map_ || map_->svg.empty()) {
    out.status = 204;
    return out;
  }
  out.version = map_->version;
  if (request.have == map_->version) {
    out.status = 204;
    return out;
  }
  out.type = "image/svg+xml; charset=utf-8";
  out.gzip = request.takes_gzip && !map_->packed.empty();
  out.body = out.gzip ? map_->packed : map_->svg;
  return out;
}

Wanted Reception::card(const Request& request, const Inbox& inbox, double now_s) {
  const Json j = object_in(request.body);
  SentCard out;
  out.key = text_at(j, "id");
  if (!is_phone_name(out.key)) return refusal(400, "id");
  if (inbox.knows(out.key)) return taken();
  if (!told_->takes_cards) return refusal(409, "cards", 10);
  out.text = text_at(j, "text");
  if (is_blank(out.text)) return refusal(400, "empty");
  if (!is_plain(out.text, Lines::several)) return refusal(400, "letters");
  const Limits& limits = rules_.limits();
  if (base::count_code_points(out.text) > limits.characters) return refusal(413, "long");
  out.board = base::Id::parse(text_at(j, "board")).value_or(base::Id{});
  if (told_->asks_name) {
    out.who = text_at(j, "who");
    if (!is_plain(out.who, Lines::one) || base::count_code_points(out.who) > limits.name)
      return refusal(400, "name");
  }
  if (auto no = refused_by(rules_.card(request.phone, inbox.count(), now_s))) return *no;
  return out;
}

Wanted Reception::points(const Request& request, double now_s) {
  const Json j = object_in(request.body);
  const auto target = base::Id::parse(text_at(j, "target"));
  const auto times = number_at(j, "times");
  if (!target || !times || *times < 0) return refusal(400, "points");
  if (told_->weighing.manner == model::Manner::none) return refusal(409, "points");
  if (auto no = refused_by(rules_.points(request.phone, now_s))) return *no;
  return SentPoints{giver_of(request.phone), *target, *times};
}

Wanted Reception::sheet(const Request& request, double now_s) {
  const Json j = object_in(request.body);
  SentSheet out;
  out.key = text_at(j, "id");
  if (!is_phone_name(out.key)) return refusal(400, "id");
  if (told_->survey.empty()) return refusal(409, "sheet");
  const auto said = j.find("said");
  if (said == j.end() || !said->is_array() || said->empty() || said->size() > kMostSaid)
    return refusal(400, "sheet");
  for (const Json& one : *said) {
    auto read = said_in(one, rules_.limits());
    if (!read) return refusal(400, "letters");
    out.said.push_back(std::move(*read));
  }
  if (auto no = refused_by(rules_.sheet(request.phone, now_s))) return *no;
  return out;
}

Wanted Reception::photo(const Request& request, double now_s) {
  if (!is_phone_name(request.photo)) return refusal(400, "id");
  if (!photos_ || !told_->takes_photos) return refusal(409, "photos", 10);
  if (photos_->knows(request.photo)) return taken();
  auto cleaned = clean_jpeg(request.body, rules_.limits());
  if (const auto* trouble = std::get_if<PictureTrouble>(&cleaned))
    return *trouble == PictureTrouble::too_large ? refusal(413, "large") : refusal(400, "picture");
  if (auto no = refused_by(rules_.photo(request.phone, photos_->count(), now_s))) return *no;
  return SentPhoto{request.photo, std::get<Jpeg>(std::move(cleaned)).bytes};
}

}  // namespace phone
