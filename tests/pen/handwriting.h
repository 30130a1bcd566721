// Handwriting made up for tests: characters as strokes on a square of 100, written with a shaking
// hand at any place and size.
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "pen/ink.h"

namespace support {

using Drawn = std::vector<base::Vec2>;

inline const std::map<std::string, std::vector<Drawn>>& drawn_characters() {
  static const std::map<std::string, std::vector<Drawn>> all{
      {"一", {{{8, 50}, {92, 47}}}},
      {"二", {{{22, 28}, {78, 26}}, {{8, 76}, {92, 74}}}},
      {"三", {{{16, 18}, {84, 17}}, {{24, 48}, {76, 47}}, {{6, 82}, {94, 80}}}},
      {"十", {{{8, 42}, {92, 40}}, {{50, 6}, {50, 94}}}},
      {"口", {{{18, 20}, {20, 84}}, {{18, 20}, {80, 18}, {78, 84}}, {{20, 80}, {78, 80}}}},
      {"日",
       {{{26, 10}, {26, 92}},
        {{26, 10}, {74, 10}, {74, 92}},
        {{26, 50}, {74, 50}},
        {{26, 88}, {74, 88}}}},
      {"田",
       {{{14, 16}, {14, 88}},
        {{14, 16}, {86, 16}, {86, 88}},
        {{50, 16}, {50, 86}},
        {{14, 50}, {86, 50}},
        {{14, 86}, {86, 86}}}},
      {"川", {{{20, 14}, {20, 50}, {8, 90}}, {{50, 20}, {50, 78}}, {{84, 12}, {84, 94}}}},
      {"人", {{{50, 8}, {44, 40}, {10, 92}}, {{46, 42}, {66, 72}, {94, 92}}}},
      {"大", {{{8, 36}, {92, 34}}, {{50, 6}, {46, 46}, {10, 94}}, {{50, 38}, {68, 72}, {94, 92}}}},
      {"木",
       {{{8, 32}, {92, 30}},
        {{50, 6}, {50, 94}},
        {{48, 34}, {32, 62}, {8, 80}},
        {{52, 34}, {70, 62}, {92, 80}}}},
      {"山", {{{50, 8}, {50, 80}}, {{16, 40}, {16, 82}, {84, 82}}, {{84, 38}, {84, 88}}}},
      {"土", {{{22, 38}, {78, 36}}, {{50, 8}, {50, 84}}, {{8, 88}, {92, 86}}}},
      {"中",
       {{{18, 26}, {20, 64}},
        {{18, 26}, {82, 24}, {80, 64}},
        {{20, 60}, {80, 60}},
        {{50, 4}, {50, 96}}}},
      {"力", {{{12, 34}, {84, 32}, {78, 84}, {62, 80}}, {{46, 6}, {42, 50}, {10, 92}}}},
      {"上", {{{48, 10}, {48, 84}}, {{50, 42}, {82, 40}}, {{8, 88}, {92, 86}}}},
      {"下", {{{8, 14}, {92, 12}}, {{48, 14}, {48, 94}}, {{54, 36}, {78, 54}}}},
      {"小", {{{50, 8}, {50, 88}, {38, 80}}, {{28, 34}, {10, 68}}, {{72, 32}, {92, 66}}}},
      {"ト", {{{38, 8}, {38, 94}}, {{40, 38}, {78, 58}}}},
      {"ノ", {{{76, 10}, {60, 50}, {16, 92}}}},
      {"ハ", {{{34, 24}, {26, 56}, {8, 86}}, {{62, 22}, {78, 50}, {94, 86}}}},
      {"コ", {{{16, 20}, {82, 20}, {82, 84}}, {{14, 82}, {84, 82}}}},
      {"エ", {{{16, 20}, {84, 20}}, {{50, 20}, {50, 82}}, {{8, 82}, {92, 82}}}},
      {"く", {{{66, 8}, {28, 48}, {70, 92}}}},
      {"い", {{{18, 24}, {18, 54}, {26, 78}, {36, 66}}, {{72, 30}, {84, 48}, {86, 68}}}},
      {"し", {{{32, 8}, {32, 62}, {40, 86}, {60, 88}, {82, 66}}}},
      {"つ", {{{8, 40}, {48, 24}, {78, 32}, {88, 50}, {74, 72}, {44, 84}}}},
      {"り", {{{28, 14}, {24, 46}, {32, 58}, {38, 48}}, {{70, 10}, {74, 50}, {64, 76}, {44, 94}}}},
      {"か",
       {{{10, 36}, {66, 32}, {68, 56}, {60, 86}, {46, 78}},
        {{42, 10}, {34, 50}, {14, 90}},
        {{76, 30}, {92, 54}}}},
      {"が",
       {{{8, 40}, {56, 36}, {60, 58}, {52, 88}, {40, 80}},
        {{36, 16}, {30, 52}, {12, 92}},
        {{66, 38}, {82, 60}},
        {{74, 12}, {82, 26}},
        {{86, 6}, {94, 20}}}},
      {"ぐ", {{{56, 14}, {20, 52}, {58, 92}}, {{70, 24}, {80, 40}}, {{82, 16}, {92, 32}}}},
  };
  return all;
}

/// One character, its square of `size` mm with the top left at `at`; positions as a device would
/// give them, off by `shake` mm.
inline std::vector<model::InkStroke> written(const std::string& character, base::Vec2 at,
                                             double size, std::mt19937& random,
                                             double shake = 0.1) {
  std::normal_distribution<double> off(0, shake);
  std::vector<model::InkStroke> out;
  // A hand that misses the places and slants a little.
  std::normal_distribution<double> miss(0, 2.5), slant(0, 0.04);
  const double lean = slant(random);
  for (const Drawn& path : drawn_characters().at(character)) {
    Drawn corners;
    for (const base::Vec2 p : path)
      corners.push_back({p.x + miss(random) - lean * (p.y - 50), p.y + miss(random)});
    Drawn raw{corners.front()};
    for (std::size_t i = 1; i < corners.size(); ++i) {
      const int steps =
          std::max(1, int(base::distance(corners[i], corners[i - 1]) * size / 100 / 0.8));
      for (int s = 1; s <= steps; ++s)
        raw.push_back(corners[i - 1] + (corners[i] - corners[i - 1]) * (double(s) / steps));
    }
    for (base::Vec2& p : raw) p = at + p * (size / 100) + base::Vec2{off(random), off(random)};
    out.push_back({0.7, pen::smooth_line(raw)});
  }
  return out;
}

/// Characters side by side, `gap` mm between their squares.
inline std::vector<model::InkStroke> written_line(const std::vector<std::string>& characters,
                                                  base::Vec2 at, double size, double gap,
                                                  std::mt19937& random) {
  std::vector<model::InkStroke> out;
  for (const std::string& c : characters) {
    const auto strokes = written(c, at, size, random);
    out.insert(out.end(), strokes.begin(), strokes.end());
    at.x += size + gap;
  }
  return out;
}

}  // namespace support
