// What benchmarks of words share: sentences as people write them on cards, and how long something takes.
#pragma once

#include <chrono>
#include <fstream>
#include <string>
#include <vector>

#include "base/clock.h"

namespace bench {

using Steady = std::chrono::steady_clock;

struct RealClock final : base::Clock {
  double now_s() const override {
    return std::chrono::duration<double>(Steady::now().time_since_epoch()).count();
  }
  base::WallTime wall() const override { return 1; }
};

template <class F>
double ms(F&& f) {
  const auto begin = Steady::now();
  f();
  return std::chrono::duration<double, std::milli>(Steady::now() - begin).count();
}

/// Without the readings that stand in brackets.
inline std::vector<std::string> sentences() {
  std::ifstream file(KURUMAZA_SOURCE_DIR "/tests/data/furigana-sentences.txt");
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    std::string words;
    bool reading = false;
    for (const char c : line) {
      reading = c == '[' || (reading && c != ']');
      if (!reading && c != ']') words += c;
    }
    out.push_back(words);
  }
  return out;
}

}  // namespace bench
