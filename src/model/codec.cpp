#include "model/codec.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "model/rounding.h"

namespace model {
namespace {

constexpr std::array kColors{"yellow", "rose", "sky", "green", "violet", "white"};
constexpr std::array kPlaces{"table", "tray", "seat"};
constexpr std::array kRelations{"same",    "close",  "order",        "mutual", "strong-mutual",
                                "opposed", "broken", "supported-by", "vague"};
constexpr std::array kSteps{"write",   "spread", "gather",       "plate", "arrange",
                            "island",  "relate", "narrate",      "weigh", "present",
                            "opening", "talk",   "change-seats", "rest"};

constexpr std::array kManners{"none", "stickers", "scale", "hands"};
constexpr std::array kInquiries{"faces", "choice", "choices", "scale", "text"};
constexpr std::array<std::pair<const char*, bool Weighing::*>, 4> kWeighingWords{
    {{"several", &Weighing::several},
     {"secret", &Weighing::secret},
     {"counted", &Weighing::counted},
     {"by-rank", &Weighing::by_rank}}};

template <class E, std::size_t N>
std::string read_enum(const Json& j, const std::array<const char*, N>& names, E& out) {
  if (j.is_string())
    for (std::size_t i = 0; i < N; ++i)
      if (j.get_ref<const std::string&>() == names[i]) {
        out = static_cast<E>(i);
        return {};
      }
  std::string wanted = "one of";
  for (const char* name : names) wanted += std::string(" \"") + name + '"';
  return wanted;
}

std::string read_pair(const Json& j, double& a, double& b) {
  if (!j.is_array() || j.size() != 2 || !j[0].is_number() || !j[1].is_number())
    return base::msgid("two numbers");
  a = j[0].get<double>();
  b = j[1].get<double>();
  return {};
}

}  // namespace

void put(Json& object, const char* key, Json value) { object[key] = std::move(value); }

const Json* get(const Json& object, const char* key) {
  const auto it = object.find(key);
  return it == object.end() ? nullptr : &*it;
}

void put_extra(Json& object, const std::string& extra) {
  if (extra.empty()) return;
  const Json read = Json::parse(extra, nullptr, false);
  if (!read.is_object()) return;
  for (const auto& [key, value] : read.items())
    if (!object.contains(key)) object[key] = value;
}

Json to_json(const std::string& v) { return v; }
Json to_json(double v) { return rounded(v); }
Json to_json(int v) { return v; }
Json to_json(bool v) { return v; }
Json to_json(WallTime v) { return base::format_time(v); }
Json to_json(Vec2 v) {
  v = rounded(v);
  return Json::array({v.x, v.y});
}
Json to_json(Size v) {
  v = rounded(v);
  return Json::array({v.w, v.h});
}
Json to_json(Id v) { return v.nil() ? Json(nullptr) : Json(v.str()); }
Json to_json(PaperColor v) { return kColors[std::size_t(v)]; }
Json to_json(Place v) { return kPlaces[std::size_t(v)]; }
Json to_json(RelationKind v) { return kRelations[std::size_t(v)]; }
Json to_json(Step v) { return kSteps[std::size_t(v)]; }
Json to_json(Manner v) { return kManners[std::size_t(v)]; }
Json to_json(InquiryKind v) { return kInquiries[std::size_t(v)]; }
Json to_json(const std::vector<std::string>& v) { return Json(v); }

Json to_json(const Weighing& v) {
  Json j = Json::array({to_json(v.manner), v.points});
  for (const auto& [word, flag] : kWeighingWords)
    if (v.*flag) j.push_back(word);
  for (const std::string& word : v.more) j.push_back(word);
  return j;
}

Json to_json(const Loop& v) {
  Json j = Json::array();
  for (const Vec2 p : v) j.push_back(to_json(p));
  return j;
}

Json to_json(const Ground& v) {
  const auto zones = [](const std::vector<Zone>& all) {
    Json j = Json::array();
    for (const Zone& zone : all) {
      j.push_back(zone.name);
      j.push_back(rounded(zone.share));
    }
    return j;
  };
  const Vec2 middle = rounded(v.middle);
  const Size size = rounded(v.size);
  Json axes = Json::array({v.across, v.down});
  if (v.line) axes.push_back("line");
  return Json::array(
      {Json::array({middle.x, middle.y, size.w, size.h}), zones(v.columns), zones(v.rows), axes});
}

Json to_json(const InkStroke& v) {
  const InkStroke s = rounded(v);
  Json j = Json::array();
  j.get_ref<Json::array_t&>().reserve(1 + 2 * s.points.size());
  j.push_back(s.width);
  for (const Vec2 p : s.points) {
    j.push_back(p.x);
    j.push_back(p.y);
  }
  return j;
}
Json to_json(const std::vector<InkStroke>& v) {
  Json j = Json::array();
  for (const InkStroke& s : v) j.push_back(to_json(s));
  return j;
}

Json to_json(const Readings& v) {
  Json j = Json::array();
  for (const auto& [word, reading] : v) j.push_back(Json::array({word, reading}));
  return j;
}

Json to_json(const std::vector<Moment>& v) {
  Json j = Json::array();
  for (const Moment& m : v) j.push_back(Json::array({m.op, to_json(m.at)}));
  return j;
}

std::string from_json(const Json& j, std::string& out) {
  if (!j.is_string()) return base::msgid("a text");
  out = j.get<std::string>();
  return {};
}
std::string from_json(const Json& j, double& out) {
  if (!j.is_number()) return base::msgid("a number");
  out = j.get<double>();
  return {};
}
std::string from_json(const Json& j, int& out) {
  if (!j.is_number_integer()) return base::msgid("a whole number");
  const auto v = j.get<std::int64_t>();
  if (v < std::numeric_limits<int>::min() || v > std::numeric_limits<int>::max())
    return base::msgid("a smaller number");
  out = int(v);
  return {};
}
std::string from_json(const Json& j, bool& out) {
  if (!j.is_boolean()) return base::msgid("true or false");
  out = j.get<bool>();
  return {};
}
std::string from_json(const Json& j, WallTime& out) {
  if (j.is_string())
    if (const auto t = base::parse_time(j.get_ref<const std::string&>())) {
      out = *t;
      return {};
    }
  return base::msgid("a time such as \"2026-07-05T10:30:00.000Z\"");
}
std::string from_json(const Json& j, Vec2& out) { return read_pair(j, out.x, out.y); }
std::string from_json(const Json& j, Size& out) { return read_pair(j, out.w, out.h); }
std::string from_json(const Json& j, Id& out) {
  if (j.is_null()) {
    out = {};
    return {};
  }
  if (j.is_string())
    if (const auto id = Id::parse(j.get_ref<const std::string&>())) {
      out = *id;
      return {};
    }
  return base::msgid("an id (UUID) or null");
}
std::string from_json(const Json& j, PaperColor& out) { return read_enum(j, kColors, out); }
std::string from_json(const Json& j, Place& out) { return read_enum(j, kPlaces, out); }
std::string from_json(const Json& j, RelationKind& out) { return read_enum(j, kRelations, out); }
std::string from_json(const Json& j, Step& out) { return read_enum(j, kSteps, out); }
std::string from_json(const Json& j, Manner& out) { return read_enum(j, kManners, out); }
std::string from_json(const Json& j, InquiryKind& out) { return read_enum(j, kInquiries, out); }
std::string from_json(const Json& j, Weighing& out) {
  Weighing read;
  if (!j.is_array() || j.size() < 2 || !from_json(j[0], read.manner).empty() ||
      !from_json(j[1], read.points).empty())
    return base::msgid("a way of weighing, a whole number and words");
  for (std::size_t i = 2; i < j.size(); ++i) {
    std::string word;
    if (const std::string wrong = from_json(j[i], word); !wrong.empty()) return wrong;
    const auto known =
        std::ranges::find(kWeighingWords, word, [](const auto& w) { return std::string(w.first); });
    if (known != kWeighingWords.end())
      read.*(known->second) = true;
    else
      read.more.push_back(std::move(word));
  }
  out = std::move(read);
  return {};
}

std::string from_json(const Json& j, Loop& out) {
  constexpr const char* kWanted = base::msgid("a list of places, each of two numbers");
  if (!j.is_array()) return kWanted;
  Loop read(j.size());
  for (std::size_t i = 0; i < read.size(); ++i)
    if (!from_json(j[i], read[i]).empty()) return kWanted;
  out = std::move(read);
  return {};
}

namespace {
bool read_zones(const Json& j, std::vector<Zone>& out) {
  if (!j.is_array() || j.size() % 2 != 0) return false;
  out.resize(j.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!from_json(j[2 * i], out[i].name).empty() || !from_json(j[2 * i + 1], out[i].share).empty())
      return false;
  return true;
}
}  // namespace

std::string from_json(const Json& j, Ground& out) {
  Ground read;
  const bool lists = j.is_array() && j.size() >= 4 && j[0].is_array() && j[0].size() == 4 &&
                     j[3].is_array() && j[3].size() >= 2;
  if (!lists || !from_json(j[0][0], read.middle.x).empty() ||
      !from_json(j[0][1], read.middle.y).empty() || !from_json(j[0][2], read.size.w).empty() ||
      !from_json(j[0][3], read.size.h).empty() || !read_zones(j[1], read.columns) ||
      !read_zones(j[2], read.rows) || !from_json(j[3][0], read.across).empty() ||
      !from_json(j[3][1], read.down).empty())
    return base::msgid(
        "a ground: lists of its middle and size, its columns, its rows and its axes");
  read.line = std::find(j[3].begin() + 2, j[3].end(), Json("line")) != j[3].end();
  out = std::move(read);
  return {};
}

std::string from_json(const Json& j, std::vector<std::string>& out) {
  if (!j.is_array()) return base::msgid("a list of texts");
  std::vector<std::string> read;
  for (const Json& item : j) {
    if (!item.is_string()) return base::msgid("a list of texts");
    read.push_back(item.get<std::string>());
  }
  out = std::move(read);
  return {};
}
std::string from_json(const Json& j, InkStroke& out) {
  const bool odd = j.is_array() && j.size() >= 3 && j.size() % 2 == 1;
  if (!odd || !std::all_of(j.begin(), j.end(), [](const Json& n) { return n.is_number(); }))
    return base::msgid("a stroke: its width, then x and y of each point");
  InkStroke read;
  read.width = j[0].get<double>();
  read.points.reserve(j.size() / 2);
  for (std::size_t i = 1; i < j.size(); i += 2)
    read.points.push_back({j[i].get<double>(), j[i + 1].get<double>()});
  out = std::move(read);
  return {};
}
std::string from_json(const Json& j, std::vector<InkStroke>& out) {
  if (!j.is_array()) return base::msgid("a list of strokes");
  std::vector<InkStroke> read(j.size());
  for (std::size_t i = 0; i < j.size(); ++i)
    if (std::string wrong = from_json(j[i], read[i]); !wrong.empty()) return wrong;
  out = std::move(read);
  return {};
}
std::string from_json(const Json& j, Readings& out) {
  if (!j.is_array()) return base::msgid("a list of pairs: a word and how it is read");
  Readings read;
  for (const Json& pair : j) {
    if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
      return base::msgid("a list of pairs: a word and how it is read");
    read.emplace(pair[0].get<std::string>(), pair[1].get<std::string>());
  }
  out = std::move(read);
  return {};
}
std::string from_json(const Json& j, std::vector<Moment>& out) {
  constexpr const char* kWanted =
      base::msgid("a list of marked moments: of each its op and its time");
  if (!j.is_array()) return kWanted;
  std::map<std::uint64_t, Moment> read;
  for (const Json& item : j) {
    Moment moment;
    if (!item.is_array() || item.size() < 2 || !item[0].is_number_unsigned() ||
        !from_json(item[1], moment.at).empty())
      return kWanted;
    moment.op = item[0].get<std::uint64_t>();
    read.emplace(moment.op, moment);
  }
  out.clear();
  for (const auto& entry : read) out.push_back(entry.second);
  return {};
}

}  // namespace model
