#include "hall/join_places.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "hall/room_key.h"

namespace hall {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::sentence;
using nlohmann::json;

namespace {

constexpr int kFileVersion = 1;
constexpr std::size_t kMostShut = 1000;
constexpr std::size_t kPasswordBytes = 18;

std::size_t at(int slot) {
  ASSERT(slot >= 1 && slot <= kPlaces, "a slot that is none");
  return std::size_t(slot - 1);
}

std::string string_at(const json& object, const char* key) {
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

Result<JoinPlaces> JoinPlaces::open(PrivateFiles& files, const base::Path& path) {
  JoinPlaces made(files, path);
  for (int slot = 1; slot <= kPlaces; ++slot) {
    made.places_[at(slot)] = {slot, user_of_slot(slot), ""};
    if (auto renewed = made.renew(slot); !renewed) return renewed.error();
  }
  const auto text = files.read(path);
  if (!text && text.error().code != ErrorCode::not_found) return text.error();
  const auto done = text ? made.read(*text) : made.keep();
  if (!done) return done.error();
  return made;
}

Result<void> JoinPlaces::read(const std::string& text) {
  const Error damaged{
      ErrorCode::format,
      sentence("The file of the hall's places is damaged. Move it away to give all places anew."),
      path_.string()};
  const json object = json::parse(text, nullptr, false);
  if (!object.is_object() || object.value("version", json()) != kFileVersion) return damaged;
  const json list = object.value("places", json::array()), shut = object.value("shut", json::array());
  if (!list.is_array() || list.size() != std::size_t(kPlaces) || !shut.is_array() ||
      shut.size() > kMostShut)
    return damaged;
  for (std::size_t n = 0; n < list.size(); ++n) {
    places_[n].password = string_at(list[n], "password");
    if (places_[n].password.empty()) return damaged;
    const std::string table = string_at(list[n], "table");
    if (table.empty()) continue;
    const auto id = base::Id::parse(table);
    if (!id) return damaged;
    taken_[n] = Taken{*id, string_at(list[n], "name")};
  }
  for (const json& one : shut) {
    const auto id = one.is_string() ? base::Id::parse(one.get<std::string>()) : std::nullopt;
    if (!id) return damaged;
    shut_.push_back(*id);
  }
  return {};
}

Result<void> JoinPlaces::keep() const {
  json list = json::array(), shut = json::array();
  for (std::size_t n = 0; n < places_.size(); ++n) {
    json one{{"password", places_[n].password}};
    if (taken_[n]) one["table"] = taken_[n]->table.str(), one["name"] = taken_[n]->name;
    list.push_back(std::move(one));
  }
  for (const base::Id& table : shut_) shut.push_back(table.str());
  return files_->write(
      path_, json{{"version", kFileVersion}, {"places", list}, {"shut", shut}}.dump(1) + "\n");
}

Result<void> JoinPlaces::change(const std::function<Result<void>()>& how) {
  const auto places = places_;
  const auto taken = taken_;
  const auto shut = shut_;
  auto done = how();
  if (done) done = keep();
  if (!done) places_ = places, taken_ = taken, shut_ = shut;
  return done;
}

Result<void> JoinPlaces::renew(int slot) {
  auto password = random_text(kPasswordBytes);
  if (!password) return password.error();
  places_[at(slot)].password = std::move(password).value();
  return {};
}

const std::optional<JoinPlaces::Taken>& JoinPlaces::taken(int slot) const {
  return taken_[at(slot)];
}

JoinAnswer JoinPlaces::answer(const JoinRequest& request) {
  if (std::ranges::count(shut_, request.table) > 0) return Refusal::shut;
  auto had = std::ranges::find_if(
      taken_, [&](const auto& t) { return t && t->table == request.table; });
  if (had == taken_.end())
    had = std::ranges::find_if(taken_, [](const auto& t) { return !t.has_value(); });
  if (had == taken_.end()) return Refusal::full;
  const Taken now{request.table, request.name};
  const Place place = places_[std::size_t(had - taken_.begin())];
  if (*had == now) return place;
  const auto kept = change([&] {
    *had = now;
    return Result<void>();
  });
  if (!kept) return Refusal::trouble;
  return place;
}

std::string JoinPlaces::answer_text(std::string_view text) {
  const auto request = read_join_request(text);
  const auto code = request ? ErrorCode::invalid : request.error().code;
  const JoinAnswer answered = request ? answer(*request)
                              : code == ErrorCode::version ? JoinAnswer(Refusal::version)
                                                           : JoinAnswer(Refusal::malformed);
  const auto out = text_of(answered, request ? request->answer_key : "");
  if (out) return *out;
  return text_of(JoinAnswer(Refusal::malformed), "").value();
}

Result<void> JoinPlaces::free(int slot) {
  return change([&] {
    taken_[at(slot)].reset();
    return renew(slot);
  });
}

Result<void> JoinPlaces::shut_out(int slot) {
  return change([&] {
    if (const auto& taken = taken_[at(slot)]) {
      shut_.push_back(taken->table);
      if (shut_.size() > kMostShut) shut_.erase(shut_.begin());
    }
    taken_[at(slot)].reset();
    return renew(slot);
  });
}

Result<void> JoinPlaces::let_in_all() {
  return change([&] {
    shut_.clear();
    return Result<void>();
  });
}

}  // namespace hall
