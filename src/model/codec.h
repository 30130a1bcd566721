// JSON names and values of the model's things, built from fields.h; used by storage (files), ops
// (journal) and whoever else speaks JSON. Include this only in .cpp files: nlohmann/json is heavy.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "model/fields.h"

namespace model {

using Json = nlohmann::ordered_json;

Json to_json(const std::string&);
Json to_json(double);
Json to_json(int);
Json to_json(bool);
Json to_json(WallTime);
Json to_json(Vec2);  // [x, y]; numbers as model/rounding.h says
Json to_json(Size);  // [w, h]
Json to_json(Id);    // a string; nil: null
Json to_json(PaperColor);
Json to_json(Place);
Json to_json(RelationKind);
Json to_json(Step);
Json to_json(Manner);
Json to_json(InquiryKind);
Json to_json(const Weighing&);
Json to_json(const std::vector<std::string>&);
/// [width, x, y, x, y, …]
Json to_json(const InkStroke&);
Json to_json(const std::vector<InkStroke>&);
/// [[x, y], …]
Json to_json(const Loop&);
/// [[x, y, width, height], [name, share, …], [name, share, …], [across, down, words …]]
Json to_json(const Ground&);
/// [[word, reading], …]
Json to_json(const Readings&);
/// [[op, time], …]
Json to_json(const std::vector<Moment>&);
/// True for a rare field that holds nothing: most cards have no ink, and no file says so.
template <class F>
bool is_left_out(const F& field, const typename F::Value& value) {
  return field.rare && value == typename F::Value{};
}

/// Each fills `out`, or says in a few words what was expected instead ("" = fine).
std::string from_json(const Json&, std::string& out);
std::string from_json(const Json&, double& out);
std::string from_json(const Json&, int& out);
std::string from_json(const Json&, bool& out);
std::string from_json(const Json&, WallTime& out);
std::string from_json(const Json&, Vec2& out);
std::string from_json(const Json&, Size& out);
std::string from_json(const Json&, Id& out);
std::string from_json(const Json&, PaperColor& out);
std::string from_json(const Json&, Place& out);
std::string from_json(const Json&, RelationKind& out);
std::string from_json(const Json&, Step& out);
std::string from_json(const Json&, Manner& out);
std::string from_json(const Json&, InquiryKind& out);
/// [manner, points, words …]
std::string from_json(const Json&, Weighing& out);
std::string from_json(const Json&, std::vector<std::string>& out);
std::string from_json(const Json&, Loop& out);
std::string from_json(const Json&, Ground& out);
std::string from_json(const Json&, InkStroke& out);
std::string from_json(const Json&, std::vector<InkStroke>& out);
/// Pairs that are none are wrong; of a word that stands there twice the first counts.
std::string from_json(const Json&, Readings& out);
/// By op; of two at the same op the first counts.
std::string from_json(const Json&, std::vector<Moment>& out);

/// Adds a member to an object, finds one (null: there is none), adds those of `extra` that it has
/// not yet. Compiled once: every field of every kind calls them.
void put(Json& object, const char* key, Json value);
const Json* get(const Json& object, const char* key);
void put_extra(Json& object, const std::string& extra);

/// The fields of `thing` (not its id) appended to the object `j`, unknown ones last.
template <class T>
void write_fields(Json& j, const T& thing) {
  for_each_field<T>([&](const auto& field) {
    const auto& value = thing.*(std::remove_cvref_t<decltype(field)>::member);
    if (!is_left_out(field, value)) put(j, field.name, to_json(value));
  });
  put_extra(j, thing.extra);
}

/// Reads the known fields that are there (absent ones keep their value). Calls
/// `complain(field name, what was expected)` for each bad value, which keeps its old one.
template <class T, class F>
void read_fields(const Json& j, T& thing, F&& complain) {
  for_each_field<T>([&](const auto& field) {
    const Json* it = get(j, field.name);
    if (!it) return;
    auto value = thing.*(std::remove_cvref_t<decltype(field)>::member);
    const std::string wrong = from_json(*it, value);
    if (wrong.empty())
      thing.*(std::remove_cvref_t<decltype(field)>::member) = std::move(value);
    else
      complain(field.name, wrong);
  });
}

template <class T>
Json patch_to_json(const Patch<T>& patch) {
  Json j = Json::object();
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    ((std::get<I>(patch.values)
          ? put(j, std::get<I>(Fields<T>::list).name, to_json(*std::get<I>(patch.values)))
          : void()),
     ...);
  }
  (std::make_index_sequence<std::tuple_size_v<typename Patch<T>::List>>{});
  return j;
}

/// "" or what is wrong. Unknown keys are refused: an op must not be half understood.
template <class T>
std::string patch_from_json(const Json& j, Patch<T>& patch) {
  if (!j.is_object()) return "\"set\" is not an object";
  std::string wrong;
  std::size_t known = 0;
  const auto one = [&](const auto& field, auto& value) {
    const Json* it = get(j, field.name);
    if (!it || !wrong.empty()) return;
    ++known;
    typename std::remove_cvref_t<decltype(field)>::Value v{};
    const std::string w = from_json(*it, v);
    if (w.empty())
      value = std::move(v);
    else
      wrong = std::string(field.name) + ": " + w;
  };
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (one(std::get<I>(Fields<T>::list), std::get<I>(patch.values)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<typename Patch<T>::List>>{});
  if (wrong.empty() && known != j.size()) wrong = "a field in \"set\" is not known";
  return wrong;
}

}  // namespace model
