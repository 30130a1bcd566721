#include "storage/sketch_json.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

#include "model/codec.h"
#include "storage/json_text.h"

namespace storage {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;

Result<AnyJson> parse_any(std::string bytes, const std::string& file) {
  FindingList findings;
  if (auto safe = make_parsable(bytes, 200, findings); !safe) {
    Error error = safe.error();
    error.message = sentence("This file is not made as its editor makes them: {}", error.message);
    error.context = file;
    return error;
  }
  AnyJson out = AnyJson::parse(bytes, nullptr, false);
  if (!out.is_discarded()) return out;
  // The place costs a second reading, which only a broken file pays.
  struct Place : nlohmann::json_sax<AnyJson> {
    std::size_t at = 0;
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&,
                     const nlohmann::detail::exception&) override {
      at = position;
      return false;
    }
  } place;
  (void)AnyJson::sax_parse(bytes, &place);
  const TextPlace where = place_of(bytes, std::min(place.at, bytes.size()));
  return Error{ErrorCode::parse,
               sentence("The file breaks off or is damaged at line {}, character {}. Save it once "
                        "more in its editor.",
                        where.line, where.column),
               file};
}

const AnyJson& object_in(const AnyJson& j, const char* key) {
  static const AnyJson kNone = AnyJson::object();
  const auto it = j.is_object() ? j.find(key) : j.end();
  return j.is_object() && it != j.end() && it->is_object() ? *it : kNone;
}

const AnyJson& list_in(const AnyJson& j, const char* key) {
  static const AnyJson kNone = AnyJson::array();
  const auto it = j.is_object() ? j.find(key) : j.end();
  return j.is_object() && it != j.end() && it->is_array() ? *it : kNone;
}

std::string string_in(const AnyJson& j, const char* key) {
  const auto it = j.is_object() ? j.find(key) : j.end();
  return j.is_object() && it != j.end() && it->is_string() ? it->get<std::string>() : std::string();
}

namespace {
double sound(const AnyJson& value, double otherwise) {
  constexpr double kMost = 1e7;
  if (!value.is_number()) return otherwise;
  const double out = value.get<double>();
  return std::isfinite(out) ? std::clamp(out, -kMost, kMost) : otherwise;
}
}  // namespace

double number_in(const AnyJson& j, const char* key, double otherwise) {
  const auto it = j.is_object() ? j.find(key) : j.end();
  return j.is_object() && it != j.end() ? sound(*it, otherwise) : otherwise;
}

double number_at(const AnyJson& list, std::size_t index) {
  return list.is_array() && index < list.size() ? sound(list[index], 0) : 0;
}

bool is_true(const AnyJson& j, const char* key) {
  const auto it = j.is_object() ? j.find(key) : j.end();
  return j.is_object() && it != j.end() && it->is_boolean() && it->get<bool>();
}

model::PaperColor paper_near(const std::string& hex) {
  const bool brief = hex.size() == 4;
  if ((hex.size() != 7 && hex.size() != 9 && !brief) || hex[0] != '#')
    return model::PaperColor::white;
  std::array<int, 3> rgb{};
  for (std::size_t i = 0; i < 3; ++i) {
    const std::string digits = brief ? std::string(2, hex[i + 1]) : hex.substr(1 + 2 * i, 2);
    const auto [end, wrong] = std::from_chars(digits.data(), digits.data() + 2, rgb[i], 16);
    if (wrong != std::errc() || end != digits.data() + 2) return model::PaperColor::white;
  }
  // By hue, as people name colours; grey ones are white.
  const int most = std::max({rgb[0], rgb[1], rgb[2]}), least = std::min({rgb[0], rgb[1], rgb[2]});
  if (most - least < 24) return model::PaperColor::white;
  const double range = most - least;
  const double hue = rgb[0] == most   ? 60 * (rgb[1] - rgb[2]) / range
                     : rgb[1] == most ? 120 + 60 * (rgb[2] - rgb[0]) / range
                                      : 240 + 60 * (rgb[0] - rgb[1]) / range;
  const double turned = hue < 0 ? hue + 360 : hue;
  if (turned < 25 || turned >= 320) return model::PaperColor::rose;
  if (turned < 70) return model::PaperColor::yellow;
  if (turned < 170) return model::PaperColor::green;
  return turned < 250 ? model::PaperColor::sky : model::PaperColor::violet;
}

std::string kept_kind(const AnyJson& kept) { return string_in(kept, "what"); }

namespace {
template <class T>
T kept_thing(const AnyJson& kept) {
  T out;
  model::read_fields(model::Json(kept), out, [](const char*, const std::string&) {});
  return out;
}
}  // namespace

model::Card kept_card(const AnyJson& kept) { return kept_thing<model::Card>(kept); }
model::Island kept_island(const AnyJson& kept) { return kept_thing<model::Island>(kept); }

std::vector<SketchVote> kept_votes(const AnyJson& kept) {
  constexpr std::size_t kMost = 500;
  constexpr int kMostPoints = 1000;
  std::vector<SketchVote> out;
  const auto add = [&](double points, std::string who) {
    const int whole = int(std::clamp(points, 0.0, double(kMostPoints)));
    if (whole > 0 && out.size() < kMost) out.push_back({whole, std::move(who)});
  };
  for (const AnyJson& vote : list_in(kept, "votes")) {
    if (vote.is_array())
      add(number_at(vote, 0),
          vote.size() > 1 && vote[1].is_string() ? vote[1].get<std::string>() : "");
    else
      add(sound(vote, 0), "");
  }
  if (out.empty()) add(number_in(kept, "points"), "");
  return out;
}

std::optional<model::RelationKind> kept_relation(const AnyJson& kept) {
  model::RelationKind out{};
  const std::string kind = string_in(kept, "kind");
  if (kind.empty() || !model::from_json(model::Json(kind), out).empty()) return {};
  return out;
}

std::optional<PartKey> part_key(const std::string& key) {
  constexpr std::size_t kId = 36;
  if (key.size() < kId + 2 || key[kId] != '-' || !base::Id::parse(key.substr(0, kId))) return {};
  return PartKey{key.substr(0, kId), key[kId + 1]};
}

}  // namespace storage
