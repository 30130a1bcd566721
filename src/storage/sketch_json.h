// JSON of other editors, taken with care: what is not there or of another kind is nothing. For the
// readers of sketches. Include this only in .cpp files: nlohmann/json is heavy.
#pragma once

#include <nlohmann/json.hpp>

#include "base/result.h"
#include "storage/sketch.h"

namespace storage {

using AnyJson = nlohmann::json;

/// Repaired where that is possible. Fails with `parse` or `format`; context: `file` and the line.
base::Result<AnyJson> parse_any(std::string bytes, const std::string& file);

/// An empty object or list where there is none.
const AnyJson& object_in(const AnyJson& j, const char* key);
const AnyJson& list_in(const AnyJson& j, const char* key);
std::string string_in(const AnyJson& j, const char* key);
/// Finite and within ±1e7.
double number_in(const AnyJson& j, const char* key, double otherwise = 0);
double number_at(const AnyJson& list, std::size_t index);
bool is_true(const AnyJson& j, const char* key);

/// The paper that is nearest to "#rrggbb", "#rgb"; white for what is no colour.
model::PaperColor paper_near(const std::string& hex);

/// What report/drawing_data.h has kept: what it says it is ("card", "island", …), "" where it says nothing.
std::string kept_kind(const AnyJson& kept);
model::Card kept_card(const AnyJson& kept);
model::Island kept_island(const AnyJson& kept);
std::vector<SketchVote> kept_votes(const AnyJson& kept);
std::optional<model::RelationKind> kept_relation(const AnyJson& kept);

/// "0192…-t" is a part of what has that id; nothing where it is no such key.
struct PartKey {
  std::string whole;
  char part = 0;  // t: its text, o: its outline, s, v: its signs, n: the board's name, i: ink
};
std::optional<PartKey> part_key(const std::string& key);

}  // namespace storage
