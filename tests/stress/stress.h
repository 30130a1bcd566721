// The stress program: kinds of trouble that a session may meet, each repeated with chance until its
// time is up. Every kind checks itself, prints figures, and counts what was lost. One thread.
#pragma once

#include <fmt/core.h>

#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace stress {

/// What a kind has to work with.
struct Setting {
  unsigned seed = 1;
  double seconds = 60;            // how long it may go on
  base::Path folder;              // its own, empty, on the disk to be tried
  base::Path writer;              // the headless writer, see writer.cpp
  base::Path program;             // kurumaza
  base::Path shim;                // failing_calls_shim.cpp
  std::string only;               // of the swaps, those whose name has this in it
  bool all_the_messages = false;  // every loss is said, not the first few of its sort
};

/// What came of one kind: figures to print, and what must not have happened.
class Account {
 public:
  Account(std::string kind, bool all) : kind_(std::move(kind)), all_(all) {}

  /// One more of something that is counted: "kills", "facts compared".
  void count(const std::string& what, double n = 1);
  /// A figure of which the largest is told.
  void most(const std::string& what, double n);
  /// A figure that is told as it is.
  void tell(const std::string& line) { fmt::print("  {}\n", line); }
  /// Something that was promised did not hold. `sort`: what such losses are counted under;
  /// `detail`: enough to make it happen again.
  void lost(const std::string& sort, const std::string& detail);

  std::size_t losses() const { return losses_; }
  /// Adds what another counted, in another process: see in_a_process().
  std::string text() const;
  void add(const std::string& text);
  /// An empty one that knows what was said already.
  Account heir() const;
  /// An empty one that says nothing: for trying the test itself.
  Account unheard() const;
  double counted(const std::string& what) const;
  void print() const;

 private:
  struct Figure {
    std::string what;
    double value;
    bool is_most;
  };
  Figure& figure(const std::string& what, bool is_most);

  std::string kind_;
  bool all_;
  std::vector<Figure> figures_;  // in the order of their first mention
  std::vector<std::pair<std::string, std::size_t>> sorts_;
  std::map<std::string, std::size_t> said_before_;
  bool says_ = true;
  std::size_t losses_ = 0;
};

/// True until the kind's time is up.
class Watch {
 public:
  explicit Watch(double seconds);
  bool running() const;

 private:
  double until_s_;
};

/// Does `work` in a process of its own and adds its account; false: it crashed, or had to be killed
/// after `seconds`.
bool in_a_process(double seconds, Account& account, const std::function<void(Account&)>& work);

double random_real(std::mt19937& random, double low, double high);
/// A whole number, 0 … n - 1.
std::size_t random_below(std::mt19937& random, std::size_t n);
std::string file_text(const base::Path&);  // "" where there is none
/// The first lines in which two texts differ.
std::string first_difference(const std::string& expected, const std::string& found);
void write_file(const base::Path&, const std::string& text);

void kills(const Setting&, Account&);
void table_kills(const Setting&, Account&);
void power_cuts(const Setting&, Account&);
void memory_cuts(const Setting&, Account&);
void failing_calls(const Setting&, Account&);
void swaps(const Setting&, Account&);
void damage(const Setting&, Account&);
void soak(const Setting&, Account&);

}  // namespace stress
