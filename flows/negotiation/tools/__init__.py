"""What computes beside the flow: the month's budget, the debts, the plan, the true rate of a loan, a lender's offer."""
