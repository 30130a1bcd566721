// Collection: the book of a city: many sessions in one, as a page that filters and finds without a server (as a
// plain list, too, where no script runs) and one Excel file with every card and where it comes from. Used by
// `kurumaza collect`. One thread at a time.
//  1. Of each session its page and its rows are kept, nothing else: a book of hundreds stays small.
//  2. What was said in other words by width, case or kana alone is one question, venue or theme.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/result.h"

namespace report {

class Workbook;
struct Collected;

/// A session that could not be taken, and why, as people are told.
struct LeftOut {
  std::string file, why;
};
/// How often one thing was there, in the words that were used first.
struct Counted {
  std::string words;
  int boards = 0, cards = 0, points = 0;
  std::vector<int> sessions;  // their numbers, rising
};

class Collection {
 public:
  static base::Result<std::unique_ptr<Collection>> create(const std::string& title,
                                                          const base::Messages& tr);
  ~Collection();

  /// `maps`: where the picture of each of its boards lies, beside the page; "" for those without.
  /// `report`: where its whole report lies; empty: nowhere. Fails as Workbook does.
  base::Result<void> add(const Collected& session, const std::vector<std::string>& maps,
                         const std::string& report);
  void leave_out(LeftOut left);

  int sessions() const { return sessions_; }
  int cards() const { return cards_; }
  /// The page; nothing can be added after it.
  std::string page() const;
  /// The Excel file's bytes, once.
  base::Result<std::string> workbook();

 private:
  /// By folded words; the number of each is the order in which it came.
  struct Index {
    std::map<std::string, std::size_t> at;
    std::vector<Counted> all;
    std::size_t add(const std::string& words, int session, int boards, int cards, int points);
  };
  Collection(std::string title, const base::Messages& tr, std::unique_ptr<Workbook> book);
  base::Result<void> add_rows(const Collected& session, int cards, int islands);
  std::string finder() const;
  std::string themes() const;
  std::string index(const char* id, const char* name, const Index& index) const;
  std::string left_out() const;
  std::string options(const char* id, const char* name, const char* all, const Index& index) const;

  const std::string title_;
  const base::Messages tr;
  std::unique_ptr<Workbook> book_;
  std::string pages_;                          // of each session, in order
  std::map<int, std::string> session_titles_;  // by number
  Index venues_, questions_, evenings_, themes_;
  std::vector<LeftOut> left_out_;
  int sessions_ = 0, boards_ = 0, cards_ = 0, islands_ = 0;
};

}  // namespace report
